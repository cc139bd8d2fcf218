import { TerraformStack } from 'cdktf';
import { Capacity, kubeadm, KubernetesVersion, ProductionCluster, ProductionClusterProps } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { Construct } from 'constructs';
import { withoutTokenTraces } from '../../lib/private/token-traces';
import { FakeInfrastructure } from './fake-infrastructure';
import { newApp } from './stacks';

export const KUBEADM_GENERAL = Capacity.managed({ machineTypes: ['fake-4-15'], minSize: 3, maxSize: 30 });

/** A cluster on machines of no cloud, without pools. */
export function kubeadmCluster(scope: Construct, props: Partial<kubeadm.KubeadmPlatformProps> = {}, cluster: Partial<ProductionClusterProps> = {}): ProductionCluster {
  const platform = new kubeadm.KubeadmPlatform({ infrastructure: new FakeInfrastructure(), ...props });
  return new ProductionCluster(scope, 'Cluster', { version: KubernetesVersion.V1_34, platform, ...cluster });
}

/** What a stack without any provider synthesizes to. */
export function inBareStack(build: (stack: TerraformStack) => void): Template {
  return withoutTokenTraces(() => {
    const stack = new TerraformStack(newApp(), 'production');
    build(stack);
    return Template.fromStack(stack);
  });
}

/** What a cluster with a pool synthesizes to. */
export function kubeadmTemplate(props: Partial<kubeadm.KubeadmPlatformProps> = {}, cluster: Partial<ProductionClusterProps> = {}): Template {
  return inBareStack((stack) => {
    kubeadmCluster(stack, props, cluster).addWorkerPool('General', { capacity: KUBEADM_GENERAL });
  });
}

/** The user data of machines, by their names; of pools by theirs. */
export function userDataIn(template: Template): Record<string, string> {
  const members = Object.values(template.resourcesOfType('fake_member')).map((member) => [member.name as string, member.userData as string]);
  const workers = Object.values(template.resourcesOfType('fake_workers')).map((pool) => [pool.poolId as string, pool.userData as string]);
  return Object.fromEntries([...members, ...workers]) as Record<string, string>;
}

/** The text of a file in user data, as cloud-init writes it. */
export function fileIn(userData: string, path: string): string {
  const files = filesIn(userData);
  if (path in files) return files[path];
  throw new Error(`No file ${path} among ${Object.keys(files).join(', ')}`);
}

/** All files in user data by their paths, as cloud-init writes them. */
export function filesIn(userData: string): Record<string, string> {
  const entries = userData.split('\nruncmd:')[0].split(/^ {2}- path: /m).slice(1).map((entry) => {
    const [path, rest] = entry.split(/\n {4}permissions: "\d{4}"\n {4}content: /);
    return [text(path), text(rest)];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

// As toYaml writes it: a block, text in quotes, or plain text.
function text(yaml: string): string {
  if (yaml.startsWith('|\n')) return `${yaml.slice(2).replace(/\n$/, '').replace(/^ {6}/gm, '')}\n`;
  return yaml.startsWith('"') ? JSON.parse(yaml) as string : yaml;
}
