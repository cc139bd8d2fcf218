import { checkText } from '../../private/checks';
import { Architecture } from './architecture';

/** What an image is made of, which decides its disks and how its nodes are configured. */
export enum NodeImageFamily {
  /** Amazon Linux 2023, configured by nodeadm. */
  AL2023 = 'al2023',
  /** Bottlerocket, an operating system for containers alone, configured by TOML. */
  BOTTLEROCKET = 'bottlerocket',
  /** Windows Server. */
  WINDOWS = 'windows',
}

/** The accelerators that an image has drivers for. */
export enum Accelerator {
  /** None. */
  NONE = 'none',
  /** GPUs of NVIDIA. */
  NVIDIA = 'nvidia',
  /** AWS Inferentia and Trainium. */
  NEURON = 'neuron',
}

/** Options of `NodeImage.custom`. */
export interface CustomNodeImageOptions {
  /** The AMI, such as `ami-0a1b2c3d4e5f60718`. */
  readonly amiId: string;
  /** The image of AWS that the AMI was built from: it decides the disks and how nodes are configured. */
  readonly basedOn: NodeImage;
}

/** What distinguishes one image from another. */
interface Traits {
  readonly family: NodeImageFamily;
  readonly accelerator?: Accelerator;
  readonly amiTypeAmd64?: string;
  readonly amiTypeArm64?: string;
  /** The public parameter with the newest AMI; `{version}` and `{arch}` stand for the node's. */
  readonly parameter: string;
  readonly amiId?: string;
}

const al2023 = (variant: string) => `/aws/service/eks/optimized-ami/{version}/amazon-linux-2023/{arch}/${variant}/recommended/image_id`;
const bottlerocket = (variant: string) => `/aws/service/bottlerocket/aws-k8s-{version}${variant}/{arch}/latest/image_id`;
const windows = (release: string) => `/aws/service/ami-windows-latest/Windows_Server-${release}-EKS_Optimized-{version}/image_id`;

/**
 * The operating system image of nodes (PE-21).
 *
 * Errors: `ami-id`.
 * Sources: https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html (amiType),
 * https://docs.aws.amazon.com/eks/latest/userguide/retrieve-ami-id.html, …/retrieve-ami-id-bottlerocket.html, …/retrieve-windows-ami-id.html (read 2026-11)
 */
export class NodeImage {
  /** Amazon Linux 2023 for machines without accelerators. */
  public static readonly AL2023 = new NodeImage('AL2023', {
    family: NodeImageFamily.AL2023, amiTypeAmd64: 'AL2023_x86_64_STANDARD', amiTypeArm64: 'AL2023_ARM_64_STANDARD', parameter: al2023('standard'),
  });
  /** Amazon Linux 2023 with drivers for NVIDIA GPUs. */
  public static readonly AL2023_NVIDIA = new NodeImage('AL2023_NVIDIA', {
    family: NodeImageFamily.AL2023, accelerator: Accelerator.NVIDIA, amiTypeAmd64: 'AL2023_x86_64_NVIDIA', amiTypeArm64: 'AL2023_ARM_64_NVIDIA', parameter: al2023('nvidia'),
  });
  /** Amazon Linux 2023 with drivers for AWS Inferentia and Trainium. */
  public static readonly AL2023_NEURON = new NodeImage('AL2023_NEURON', {
    family: NodeImageFamily.AL2023, accelerator: Accelerator.NEURON, amiTypeAmd64: 'AL2023_x86_64_NEURON', parameter: al2023('neuron'),
  });
  /** Bottlerocket for machines without accelerators. */
  public static readonly BOTTLEROCKET = new NodeImage('BOTTLEROCKET', {
    family: NodeImageFamily.BOTTLEROCKET, amiTypeAmd64: 'BOTTLEROCKET_x86_64', amiTypeArm64: 'BOTTLEROCKET_ARM_64', parameter: bottlerocket(''),
  });
  /** Bottlerocket with cryptography validated to FIPS 140-3. */
  public static readonly BOTTLEROCKET_FIPS = new NodeImage('BOTTLEROCKET_FIPS', {
    family: NodeImageFamily.BOTTLEROCKET, amiTypeAmd64: 'BOTTLEROCKET_x86_64_FIPS', amiTypeArm64: 'BOTTLEROCKET_ARM_64_FIPS', parameter: bottlerocket('-fips'),
  });
  /** Bottlerocket with drivers for NVIDIA GPUs. */
  public static readonly BOTTLEROCKET_NVIDIA = new NodeImage('BOTTLEROCKET_NVIDIA', {
    family: NodeImageFamily.BOTTLEROCKET, accelerator: Accelerator.NVIDIA, amiTypeAmd64: 'BOTTLEROCKET_x86_64_NVIDIA', amiTypeArm64: 'BOTTLEROCKET_ARM_64_NVIDIA', parameter: bottlerocket('-nvidia'),
  });
  /** Windows Server 2022 without a desktop. */
  public static readonly WINDOWS_CORE_2022 = new NodeImage('WINDOWS_CORE_2022', {
    family: NodeImageFamily.WINDOWS, amiTypeAmd64: 'WINDOWS_CORE_2022_x86_64', parameter: windows('2022-English-Core'),
  });
  /** Windows Server 2022 with a desktop. */
  public static readonly WINDOWS_FULL_2022 = new NodeImage('WINDOWS_FULL_2022', {
    family: NodeImageFamily.WINDOWS, amiTypeAmd64: 'WINDOWS_FULL_2022_x86_64', parameter: windows('2022-English-Full'),
  });
  /** Windows Server 2019 without a desktop. */
  public static readonly WINDOWS_CORE_2019 = new NodeImage('WINDOWS_CORE_2019', {
    family: NodeImageFamily.WINDOWS, amiTypeAmd64: 'WINDOWS_CORE_2019_x86_64', parameter: windows('2019-English-Core'),
  });
  /** Windows Server 2019 with a desktop. */
  public static readonly WINDOWS_FULL_2019 = new NodeImage('WINDOWS_FULL_2019', {
    family: NodeImageFamily.WINDOWS, amiTypeAmd64: 'WINDOWS_FULL_2019_x86_64', parameter: windows('2019-English-Full'),
  });

  /** An image that you built from one of AWS's. EKS then neither chooses nor updates it: change `amiId` to do so. */
  public static custom(options: CustomNodeImageOptions): NodeImage {
    const { amiId, basedOn } = options;
    checkText(amiId, { id: 'ami-id', option: 'NodeImage.custom amiId', pattern: /^ami-[0-9a-f]{8,17}$/, maxLength: 21, allowed: 'an id that starts with ami-' });
    return new NodeImage(basedOn.name, { ...basedOn.traits, amiId });
  }

  /** What the image is made of. */
  public readonly family: NodeImageFamily;
  /** The accelerators that it has drivers for. */
  public readonly accelerator: Accelerator;
  /** The AMI type of managed node groups for x86-64 machines; undefined where there is none. */
  public readonly amiTypeAmd64?: string;
  /** The AMI type of managed node groups for ARM machines; undefined where there is none. */
  public readonly amiTypeArm64?: string;
  /** The AMI; undefined where AWS chooses it. */
  public readonly amiId?: string;

  private constructor(
    /** The name of the constant, of a custom image that of the one it is based on. */
    public readonly name: string,
    private readonly traits: Traits,
  ) {
    this.family = traits.family;
    this.accelerator = traits.accelerator ?? Accelerator.NONE;
    this.amiTypeAmd64 = traits.amiTypeAmd64;
    this.amiTypeArm64 = traits.amiTypeArm64;
    this.amiId = traits.amiId;
  }

  /**
   * What stands for the AMI in a launch template: the AMI itself, or the public parameter that EC2 looks up at each launch.
   *
   * @internal
   */
  public _imageId(kubernetesVersion: string, architecture: Architecture): string {
    const { amiId, parameter } = this.traits;
    if (amiId !== undefined) return amiId;
    return `resolve:ssm:${parameter.replace('{version}', kubernetesVersion).replace('{arch}', architecture === Architecture.ARM64 ? 'arm64' : 'x86_64')}`;
  }
}
