/**
 * The operating system image of nodes, which AWS maintains.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/eks-optimized-amis.html (read 2026-11)
 */
export enum NodeImage {
  /** Amazon Linux 2023 for machines without accelerators. */
  AL2023 = 'AL2023',
  /** Amazon Linux 2023 with drivers for NVIDIA GPUs. */
  AL2023_NVIDIA = 'AL2023_NVIDIA',
  /** Amazon Linux 2023 with drivers for AWS Inferentia and Trainium. */
  AL2023_NEURON = 'AL2023_NEURON',
}
