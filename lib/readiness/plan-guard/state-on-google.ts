import { BEFORE_THE_CLUSTER, BEFORE_THE_NETWORK, StatefulType } from './stateful-type';

/** What holds state on Google Cloud. */
export const STATE_ON_GOOGLE: readonly StatefulType[] = [
  { type: 'google_container_cluster', lost: 'all objects in the cluster, its address and its certificate authority', first: BEFORE_THE_CLUSTER },
  { type: 'google_kms_crypto_key', lost: 'all that is encrypted with the key, for good when its versions are destroyed' },
  { type: 'google_kms_key_ring', lost: 'the way to its keys: Google Cloud never deletes a ring, and its name is never free again' },
  { type: 'google_compute_network', lost: 'the network that everything of the cluster is in', first: BEFORE_THE_NETWORK },
  { type: 'google_compute_subnetwork', lost: 'the addresses of nodes, pods and Services in it', first: BEFORE_THE_NETWORK },
  { type: 'google_compute_disk', lost: 'the data on the disk' },
  { type: 'google_artifact_registry_repository', lost: 'the images in the repository' },
  { type: 'google_gke_backup_backup_plan', lost: 'the plan by which backups are made and restored' },
];
