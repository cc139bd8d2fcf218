/** Kubernetes is designed for at most so many nodes in a cluster (PE-25): https://kubernetes.io/docs/setup/best-practices/cluster-large/ (read 2026-11) */
export const MOST_NODES = 5000;
