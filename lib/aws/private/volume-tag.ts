/** The tag that the EBS driver of a cluster made here gives its volumes; its value is the name of the cluster. */
export const VOLUME_TAG = 'production-cluster/cluster';
