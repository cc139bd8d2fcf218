import { ApiClient } from './api-client';
import { ask } from './https';
import { CertificateRequest, Node } from './kubernetes-kinds';

const CONTROL_PLANE_LABEL = 'node-role.kubernetes.io/control-plane';
const PATIENCE_MS = 3_000;

/** What the API says of the cluster. */
export class Kubernetes {
  constructor(public readonly api: ApiClient) {}

  public nodes(): Promise<Node[]> {
    return this.api.list<Node>('/api/v1/nodes');
  }

  public async workers(): Promise<Node[]> {
    return (await this.nodes()).filter(({ metadata }) => metadata.labels?.[CONTROL_PLANE_LABEL] === undefined);
  }

  public certificateRequests(): Promise<CertificateRequest[]> {
    return this.api.list<CertificateRequest>('/apis/certificates.k8s.io/v1/certificatesigningrequests');
  }

  /** Whether the API answers at once through the load balancer. */
  public answers(): Promise<boolean> {
    return this.api.once('GET', '/readyz').then(({ status }) => status === 200, () => false);
  }
}

/** Whether one API server says that it is ready. */
export async function apiServerReady(address: string): Promise<boolean> {
  return ask({ url: `https://${address}:6443/readyz`, tls: { rejectUnauthorized: false }, timeoutMs: PATIENCE_MS }).then(({ status }) => status === 200, () => false);
}

/** Whether a web server answers. */
export function webAnswers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), headers: { connection: 'close' } }).then(({ ok }) => ok, () => false);
}
