import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Template } from 'cdktf-production-cluster/testing';
import { exampleNames, synthesize } from '../checkov/examples';
import { company } from '../e2e-rbac/apps/company';
import { Configuration, resourcesOf } from '../e2e-rbac/manifests/configuration';
import { translate } from '../e2e-rbac/manifests/translate';
import { KubernetesObject } from '../e2e-rbac/support/client';
import { baseline, fakeBaseline, fakeCluster } from '../support/baseline';
import { inTwoStacks } from '../support/stacks';

/** The objects that a stack makes in a cluster. */
export interface JudgedStack {
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
}

/** Everything that is judged: the apps of the end-to-end tests, and all examples that make objects in a cluster. */
export function judgedStacks(): JudgedStack[] {
  const apps: Record<string, Template> = {
    company: inTwoStacks((infrastructure, access) => company(access, fakeCluster(infrastructure))),
    'baseline of EKS': baseline(),
    'baseline of another platform': fakeBaseline(),
  };
  const stacks = Object.entries(apps).map(([name, template]) => ({ name, objects: objectsOf(JSON.parse(template.toJson()) as Configuration) }));
  return [...stacks, ...examples()].filter(({ objects }) => objects.length > 0);
}

function examples(): JudgedStack[] {
  const directory = mkdtempSync(join(tmpdir(), 'judges-'));
  try {
    const stacks = exampleNames().flatMap((example) => synthesize(example, join(directory, example)));
    return stacks.map(({ name, configuration }) => ({ name, objects: objectsOf(configuration as Configuration) }));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

// What only an apply would tell is some text, and custom resources have no schema at hand.
function objectsOf(configuration: Configuration): KubernetesObject[] {
  const { kubernetes_manifest: custom = {}, ...resource } = configuration.resource ?? {};
  if (Object.keys(custom).length > 0) console.log(`LEFT OUT: ${Object.keys(custom).length} custom resources, whose schemas are not at hand`);
  return resourcesOf({ resource }).length === 0 ? [] : translate({ resource }, { leaveOutOthers: true, unknowns: () => 'known-after-apply' }).filter(({ partial }) => !partial).map(({ object }) => object);
}
