import { DataAwsSsmParameter } from '@cdktf/provider-aws/lib/data-aws-ssm-parameter';
import { propertyAccess, TerraformResource, Token } from 'cdktf';
import { Construct } from 'constructs';
import { checkText } from '../../private/checks';
import { Architecture } from '../capacity/architecture';

/** Options of `Ec2Image.ubuntu`. */
export interface UbuntuImageOptions {
  /**
   * The serial of the image, such as `20251022`, from https://cloud-images.ubuntu.com/locator/ec2/. Another one replaces the machines, one member after the other.
   *
   * @default - the newest image when the cluster is first made, which Terraform remembers: a newer one changes nothing
   */
  readonly serial?: string;
}

/** Options of `Ec2Image.custom`. */
export interface CustomEc2ImageOptions {
  /** The AMI. */
  readonly amiId: string;
  /**
   * The name of its root disk.
   *
   * @default '/dev/sda1'
   */
  readonly rootDeviceName?: string;
}

const UBUNTU_ROOT = '/dev/sda1';

/**
 * The image of the machines of a self-managed cluster.
 *
 * Ubuntu 24.04 LTS has five years of security updates, systemd, cloud-init, and a kernel with all that Cilium asks for; Canonical publishes
 * it for each region and both architectures. No image is ever exchanged because a newer one appeared: that would replace all machines at random.
 *
 * Errors: `image-serial`, `ami-id`, `image-root-device`.
 * Sources: https://ubuntu.com/about/release-cycle, https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/ (read 2026-11)
 */
export class Ec2Image {
  /** Ubuntu 24.04 LTS by Canonical, for the architecture of each machine type. */
  public static ubuntu(options: UbuntuImageOptions = {}): Ec2Image {
    const { serial } = options;
    if (serial !== undefined) {
      checkText(serial, { id: 'image-serial', option: 'Ec2Image.ubuntu serial', pattern: /^20\d{6}(\.\d+)?$/, maxLength: 12, allowed: 'the date of an image, such as 20251022' });
    }
    return new Ec2Image(UBUNTU_ROOT, serial);
  }

  /**
   * An image of yours, such as one that already holds the programs of Kubernetes. It must be Ubuntu 24.04 LTS or Debian 12, or as near to them as the
   * programs of the machines need: systemd, cloud-init, bash, curl 7.88, jq and openssl.
   */
  public static custom(options: CustomEc2ImageOptions): Ec2Image {
    const { amiId, rootDeviceName = UBUNTU_ROOT } = options;
    checkText(amiId, { id: 'ami-id', option: 'Ec2Image.custom amiId', pattern: /^ami-[0-9a-f]{8,17}$/, maxLength: 21, allowed: 'an id that starts with ami-' });
    checkText(rootDeviceName, { id: 'image-root-device', option: 'Ec2Image.custom rootDeviceName', pattern: /^\/dev\/[a-z0-9]+$/, maxLength: 32, allowed: 'the name of a device, such as /dev/sda1' });
    return new Ec2Image(rootDeviceName, undefined, amiId);
  }

  private constructor(
    /** The name of the root disk. */
    public readonly rootDeviceName: string,
    /** The serial of Ubuntu's image; undefined where it is the newest of the cluster's first day, or an image of yours. */
    public readonly serial?: string,
    /** The AMI; undefined where it is Ubuntu's. */
    public readonly amiId?: string,
  ) {}

  /**
   * The AMI for an architecture, looked up once below `scope`, which is that of the cluster.
   *
   * @internal
   */
  public _imageId(scope: Construct, architecture: () => Architecture): string {
    return this.amiId ?? ubuntu(scope, architecture(), this.serial);
  }
}

// The path of the parameters is in the second of the sources above; x86-64 is amd64 there, as it is here.
function ubuntu(scope: Construct, architecture: Architecture, serial = 'current'): string {
  const id = `Image-${architecture}`;
  const parameter = (scope.node.tryFindChild(id) as DataAwsSsmParameter | undefined)
    ?? new DataAwsSsmParameter(scope, id, { name: `/aws/service/canonical/ubuntu/server/24.04/stable/${serial}/${architecture}/hvm/ebs-gp3/ami-id` });
  return serial === 'current' ? remembered(scope, `Remembered${id}`, parameter.insecureValue) : parameter.insecureValue;
}

// What the parameter says later is ignored; the resource is Terraform's own and exists nowhere else.
function remembered(scope: Construct, id: string, imageId: string): string {
  const memory = (scope.node.tryFindChild(id) as TerraformResource | undefined) ?? createMemory(scope, id, imageId);
  return Token.asString(propertyAccess(memory.interpolationForAttribute('output'), ['imageId']));
}

// cdktf's own class for it starts Terraform at each synthesis, to ask for its version.
function createMemory(scope: Construct, id: string, imageId: string): TerraformResource {
  const memory = new TerraformResource(scope, id, { terraformResourceType: 'terraform_data', lifecycle: { ignoreChanges: ['input'] } });
  memory.addOverride('input', { imageId });
  return memory;
}
