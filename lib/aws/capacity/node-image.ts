/**
 * The operating system image of nodes, which AWS maintains.
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html (amiType, read 2026-11)
 */
export class NodeImage {
  /** Amazon Linux 2023 for machines without accelerators. */
  public static readonly AL2023 = new NodeImage('AL2023', 'AL2023_x86_64_STANDARD', 'AL2023_ARM_64_STANDARD');
  /** Amazon Linux 2023 with drivers for NVIDIA GPUs. */
  public static readonly AL2023_NVIDIA = new NodeImage('AL2023_NVIDIA', 'AL2023_x86_64_NVIDIA', 'AL2023_ARM_64_NVIDIA');
  /** Amazon Linux 2023 with drivers for AWS Inferentia and Trainium. */
  public static readonly AL2023_NEURON = new NodeImage('AL2023_NEURON', 'AL2023_x86_64_NEURON');

  private constructor(
    /** The name of this constant. */
    public readonly name: string,
    /** The AMI type for x86-64 machines. */
    public readonly amiTypeAmd64: string,
    /** The AMI type for ARM machines; undefined where there is none. */
    public readonly amiTypeArm64?: string,
  ) {}
}
