import { PortProtocol, PortRule } from './port-rule';
import { ciliumValues, parseValues } from './private/cilium';
import { checkManifests } from './private/manifest-checks';
import { amongNodes } from './private/ports';

/** How packets between nodes are encrypted. */
export enum PodEncryption {
  /** They are not. */
  NONE = 'none',
  /** By WireGuard. */
  WIREGUARD = 'wireguard',
}

/** Options of `PodNetwork.cilium`. */
export interface CiliumOptions {
  /**
   * How packets between nodes are encrypted.
   *
   * @default PodEncryption.NONE
   */
  readonly encryption?: PodEncryption;
  /**
   * Values of the chart, as the text of a JSON object, over those of this library: objects are merged, all else is replaced.
   * They are listed at https://docs.cilium.io/en/stable/helm-reference/.
   *
   * @default - none
   */
  readonly values?: string;
}

/** Options of `PodNetwork.manifests`. */
export interface ManifestsOptions {
  /** The texts of the manifests, as YAML. They are applied in this order. */
  readonly manifests: string[];
  /**
   * Which connections the network needs between machines.
   *
   * @default - none besides those that a cluster needs anyway
   */
  readonly portRules?: PortRule[];
}

/** What a pod network is made of, for the platform. */
interface PodNetworkParts {
  readonly kubeProxy: boolean;
  readonly manifests: string[];
  readonly ownValues?: string;
  readonly encryption?: PodEncryption;
  readonly portRules: PortRule[];
}

/**
 * What connects pods. It is installed by the members of the control plane, before there is any other stack: nodes are not ready without it.
 *
 * Errors: `pod-network-values`, `pod-network-manifest`, `list-empty`.
 */
export class PodNetwork {
  /** Cilium, which also does what kube-proxy does: the chart of its publisher, by its checksum. Pods of different nodes talk through VXLAN. */
  public static cilium(options: CiliumOptions = {}): PodNetwork {
    const { values, encryption = PodEncryption.NONE } = options;
    if (values !== undefined) parseValues(values);
    return new PodNetwork({ kubeProxy: false, manifests: [], ownValues: values ?? '{}', encryption, portRules: ciliumPorts(encryption) });
  }

  /** Manifests of your own, together with kube-proxy. Each node has a range of pods of its own. */
  public static manifests(options: ManifestsOptions): PodNetwork {
    checkManifests(options.manifests);
    return new PodNetwork({ kubeProxy: true, manifests: [...options.manifests], portRules: [...(options.portRules ?? [])] });
  }

  /** Whether kube-proxy runs. */
  public readonly kubeProxy: boolean;
  /** Which connections the network needs between machines. */
  public readonly portRules: PortRule[];
  /** Manifests to apply. */
  public readonly manifestTexts: string[];

  private constructor(private readonly parts: PodNetworkParts) {
    this.kubeProxy = parts.kubeProxy;
    this.portRules = parts.portRules;
    this.manifestTexts = parts.manifests;
  }

  /** @internal */
  public _chartValues(apiName: string, podCidr: string): string | undefined {
    const { ownValues, encryption } = this.parts;
    return ownValues === undefined ? undefined : ciliumValues({ apiName, podCidr, wireguard: encryption === PodEncryption.WIREGUARD, values: ownValues });
  }
}

// https://docs.cilium.io/en/stable/operations/system_requirements/#firewall-rules (read 2026-11)
function ciliumPorts(encryption: PodEncryption): PortRule[] {
  return [
    ...amongNodes('pod network (VXLAN)', PortProtocol.UDP, 8472),
    ...amongNodes('health of the pod network', PortProtocol.TCP, 4240),
    // Type 8 is the echo request; -1 are all its codes.
    ...amongNodes('health of the pod network (ping)', PortProtocol.ICMP, 8, -1),
    ...(encryption === PodEncryption.WIREGUARD ? amongNodes('pod network (WireGuard)', PortProtocol.UDP, 51871) : []),
  ];
}
