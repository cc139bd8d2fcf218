import { readFileSync } from 'fs';
import { join } from 'path';
import { Configuration } from '../manifests/configuration';
import { Manifest, translate } from '../manifests/translate';
import { KubernetesObject } from './client';
import { Deployment } from './deployment';
import { Kubectl } from './kubectl';

const APPLY = ['apply', '--server-side', '--force-conflicts'];

/**
 * Applies a stack with kubectl, through the translation of the tests: where the real provider cannot be had.
 * It remembers by addresses what it has made, as Terraform's state does.
 */
export class KubectlDeployment implements Deployment {
  private applied = new Map<string, Manifest>();

  constructor(private readonly stackDirectory: string, private readonly kubectl: Kubectl) {}

  public async apply(): Promise<void> {
    const wanted = this.manifests();
    const kept = new Map(wanted.map((manifest) => [manifest.address, manifest]));
    const gone = [...this.applied.values()].filter((manifest) => nameOf(kept.get(manifest.address)?.object) !== nameOf(manifest.object));
    await this.remove(gone);
    await this.bring(wanted.filter(({ partial }) => !partial));
    // They have several managers, each with its own fields.
    for (const { address, object } of wanted.filter(({ partial }) => partial)) await this.kubectl.succeed([...APPLY, `--field-manager=${managerOf(address)}`, '-f', '-'], JSON.stringify(object));
    this.applied = kept;
  }

  public output(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  private manifests(): Manifest[] {
    return translate(JSON.parse(readFileSync(join(this.stackDirectory, 'cdk.tf.json'), 'utf8')) as Configuration);
  }

  private async bring(manifests: readonly Manifest[]): Promise<void> {
    if (manifests.length === 0) return;
    await this.kubectl.succeed([...APPLY, '-f', '-'], listOf(manifests));
  }

  private async remove(manifests: readonly Manifest[]): Promise<void> {
    if (manifests.length === 0) return;
    // What was made last goes first.
    await this.kubectl.succeed(['delete', '--ignore-not-found', '-f', '-'], listOf([...manifests].reverse()));
  }
}

const listOf = (manifests: readonly Manifest[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests.map(({ object }) => object) });

function nameOf(object?: KubernetesObject): string | undefined {
  return object && `${object.apiVersion} ${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

function managerOf(address: string): string {
  return `terraform-${address}`.slice(0, 128);
}
