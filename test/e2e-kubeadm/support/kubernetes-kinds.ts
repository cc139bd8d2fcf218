/** A condition of an object. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
}

interface Metadata {
  readonly name: string;
  readonly uid: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The part of a Node that tests read. */
export interface Node {
  readonly metadata: Metadata;
  readonly spec: { readonly providerID?: string; readonly unschedulable?: boolean; readonly taints?: readonly { readonly key: string; readonly effect: string }[] };
  readonly status: {
    readonly conditions?: readonly Condition[];
    readonly addresses?: readonly { readonly type: string; readonly address: string }[];
    readonly nodeInfo: { readonly kubeletVersion: string; readonly containerRuntimeVersion: string };
  };
}

/** The part of a pod that tests read. */
export interface Pod {
  readonly metadata: Metadata;
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly phase: string; readonly podIP?: string; readonly conditions?: readonly Condition[] };
}

/** The part of a request for a certificate that tests read. */
export interface CertificateRequest {
  readonly metadata: Metadata;
  readonly spec: { readonly signerName: string; readonly username: string };
  readonly status: { readonly certificate?: string; readonly conditions?: readonly Condition[] };
}

export function isReady({ status }: Node | Pod): boolean {
  return status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false;
}

/** The address of a node. */
export function addressOf({ status }: Node): string | undefined {
  return status.addresses?.find(({ type }) => type === 'InternalIP')?.address;
}
