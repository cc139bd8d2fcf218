import { StatefulType } from './stateful-type';

const NAMESPACE = 'everything in the namespace: workloads, Secrets, claims and the disks behind them';
const VOLUME = 'the way to the data of the volume';
const CLAIM = 'the data of the claim, where its storage class deletes the disk with it';

/** What holds state inside a cluster. */
export const STATE_IN_CLUSTERS: readonly StatefulType[] = [
  { type: 'kubernetes_namespace', lost: NAMESPACE },
  { type: 'kubernetes_namespace_v1', lost: NAMESPACE },
  { type: 'kubernetes_persistent_volume', lost: VOLUME },
  { type: 'kubernetes_persistent_volume_v1', lost: VOLUME },
  { type: 'kubernetes_persistent_volume_claim', lost: CLAIM },
  { type: 'kubernetes_persistent_volume_claim_v1', lost: CLAIM },
  {
    type: 'kubernetes_manifest',
    lost: 'what the object holds; with a CustomResourceDefinition, all objects of its kind',
    only: { path: ['manifest', 'kind'], values: ['Namespace', 'PersistentVolume', 'PersistentVolumeClaim', 'CustomResourceDefinition'] },
  },
];
