import { setTimeout as sleep } from 'timers/promises';
import { Client, KubernetesObject } from './client';

const NAME = 'node-1';
const NODE = { apiVersion: 'v1', kind: 'Node', metadata: { name: NAME, labels: { 'kubernetes.io/os': 'linux', 'kubernetes.io/hostname': NAME } } };
const READY = { conditions: [{ type: 'Ready', status: 'True', reason: 'Pretended' }] };
const LEASES = '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases';
const POLL_MS = 250;

/** A node that takes every pod and runs none of them: it says that they run, so that Deployments and Terraform come to an end. */
export class PretendedNode {
  public static async start(client: Client): Promise<PretendedNode> {
    await client.create('/api/v1/nodes', NODE);
    await client.patch(`/api/v1/nodes/${NAME}/status`, { status: READY });
    await client.create(LEASES, { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: NAME }, spec: { holderIdentity: NAME, leaseDurationSeconds: 40 } });
    return new PretendedNode(client);
  }

  private stopped = false;
  private readonly work: Promise<void>;

  private constructor(private readonly client: Client) {
    this.work = this.run();
  }

  public async stop(): Promise<void> {
    this.stopped = true;
    await this.work;
  }

  private async run(): Promise<void> {
    for (; !this.stopped; await sleep(POLL_MS)) {
      await this.client.patch(`${LEASES}/${NAME}`, { spec: { renewTime: new Date().toISOString().replace('Z', '000Z') } });
      const pods = await this.client.list('/api/v1/pods');
      // One that is deleted meanwhile is nobody's concern.
      for (const pod of pods.filter(isPending)) await this.take(pod).catch(() => undefined);
    }
  }

  private async take({ metadata: { name, namespace }, spec }: KubernetesObject): Promise<void> {
    const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
    const target = { apiVersion: 'v1', kind: 'Node', name: NAME };
    if (!(spec as { readonly nodeName?: string }).nodeName) await this.client.create(`${path}/binding`, { apiVersion: 'v1', kind: 'Binding', metadata: { name }, target });
    const conditions = ['Initialized', 'ContainersReady', 'Ready'].map((type) => ({ type, status: 'True', lastTransitionTime: new Date().toISOString() }));
    await this.client.patch(`${path}/status`, { status: { phase: 'Running', conditions } });
  }
}

function isPending({ status }: KubernetesObject): boolean {
  return (status as { readonly phase?: string } | undefined)?.phase === 'Pending';
}
