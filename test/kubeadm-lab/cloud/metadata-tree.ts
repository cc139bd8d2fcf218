import { InstanceView, SessionCredentials } from '../../../lib/embedded-aws';

/** A value of the metadata service, or a folder of them. A function is asked when somebody reads the value. */
export type MetadataNode = string | Buffer | (() => Promise<string>) | MetadataFolder;

/** A folder of the metadata service. */
export interface MetadataFolder {
  readonly [name: string]: MetadataNode;
}

// What a client asks for first; the values are the same in all of them here.
export const VERSIONS = ['2009-04-04', '2016-09-02', '2018-09-24', '2020-10-27', '2021-03-23', 'latest'];

/**
 * What the metadata service shows an instance below a version.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html (read 2026-11)
 */
export function metadataTree(instance: InstanceView, credentials: () => Promise<SessionCredentials>): MetadataFolder {
  return {
    dynamic: { 'instance-identity': { document: JSON.stringify(identityOf(instance), undefined, 2) } },
    'meta-data': {
      'ami-id': instance.imageId,
      hostname: instance.hostName,
      'instance-id': instance.instanceId,
      'instance-type': instance.instanceType,
      'local-hostname': instance.hostName,
      'local-ipv4': instance.address,
      mac: instance.macAddress,
      network: { interfaces: { macs: { [instance.macAddress]: interfaceOf(instance) } } },
      placement: { 'availability-zone': instance.zone, region: instance.region },
      services: { domain: 'amazonaws.com', partition: 'aws' },
      ...groupOf(instance),
      ...roleOf(instance, credentials),
      ...(instance.metadata.tags ? { tags: { instance: instance.tags } } : {}),
    },
    ...(instance.userData === null ? {} : { 'user-data': Buffer.from(instance.userData, 'base64') }),
  };
}

/** The value or the folder at a path below a version; `undefined` where there is none. */
export function nodeAt(tree: MetadataFolder, path: readonly string[]): MetadataNode | undefined {
  let node: MetadataNode | undefined = tree;
  for (const name of path) {
    if (!isFolder(node) || !Object.hasOwn(node, name)) return undefined;
    node = node[name];
  }
  return node;
}

/** The names in a folder, one a line; those of folders end in a slash. */
export function listing(folder: MetadataFolder): string {
  const entries = Object.entries(folder);
  return entries.map(([name, node]) => (isFolder(node) ? `${name}/` : name)).join('\n');
}

export function isFolder(node: MetadataNode | undefined): node is MetadataFolder {
  return typeof node === 'object' && !Buffer.isBuffer(node);
}

function groupOf({ targetLifecycleState }: InstanceView): MetadataFolder {
  return targetLifecycleState === null ? {} : { autoscaling: { 'target-lifecycle-state': targetLifecycleState } };
}

function roleOf({ roleName }: InstanceView, credentials: () => Promise<SessionCredentials>): MetadataFolder {
  if (roleName === null) return {};
  const answer = async () => JSON.stringify({ Code: 'Success', Type: 'AWS-HMAC', LastUpdated: new Date().toISOString(), ...(await credentials()) }, undefined, 2);
  return { iam: { 'security-credentials': { [roleName]: answer } } };
}

function interfaceOf(instance: InstanceView): MetadataFolder {
  return {
    'device-number': '0',
    'local-hostname': instance.hostName,
    'local-ipv4s': instance.address,
    mac: instance.macAddress,
    'owner-id': instance.accountId,
    'subnet-ipv4-cidr-block': instance.subnetCidr,
    'vpc-id': instance.vpcId,
  };
}

function identityOf(instance: InstanceView): object {
  return {
    accountId: instance.accountId,
    architecture: 'x86_64',
    availabilityZone: instance.zone,
    imageId: instance.imageId,
    instanceId: instance.instanceId,
    instanceType: instance.instanceType,
    privateIp: instance.address,
    region: instance.region,
    version: '2017-09-30',
  };
}
