import { eventually } from '../support/eventually';
import { figure, secondsSince } from '../support/figures';
import { addressOf, isReady, Node } from '../support/kubernetes-kinds';
import { webAnswers } from '../support/kubernetes';
import { story } from '../support/story';
import { makeWorkload, podsOf, runPod, Workload } from '../support/workload';
import { World } from '../support/world';

const WEB: Workload = { namespace: 'boot', name: 'web', replicas: 6, nodePort: 30_080 };

/** From nothing to a cluster that runs workloads. */
export function boot(world: () => World): void {
  story('A cluster comes from nothing', (step) => {
    step('is applied by Terraform, which waits until its API works', async () => {
      const begin = Date.now();
      await world().deploy();
      figure(`terraform apply returned after ${secondsSince(begin)}`);
      expect((await world().api.once('GET', '/readyz')).status).toBe(200);
      await eventually('every node ready', { seconds: 180 }, async () => (await readyNodes(world())).length === world().machineCount);
      figure(`${world().machineCount} nodes were ready ${secondsSince(begin)} after the beginning of the apply`);
    });

    step('has nodes as the machines are', async () => {
      const nodes = await world().kubernetes.nodes();
      const machines = await world().machines.nodes();
      expect(nodes.map(addressOf).sort()).toEqual(machines.map(({ address }) => address).sort());
      for (const { instanceId, zone, address } of machines) {
        const node = nodes.find((other) => addressOf(other) === address);
        expect(node?.spec.providerID).toBe(`aws:///${zone}/${instanceId}`);
      }
    });

    step('has one authority and one etcd, whose members are those of the program', async () => {
      await world().expectOneCluster();
    });

    step('plans nothing then', async () => expect(await world().plan()).toBeUndefined());

    step('resolves names and routes traffic between pods', async () => {
      const { api } = world();
      await makeWorkload(api, WEB);
      const names = new Set((await podsOf(api, WEB)).map(({ metadata }) => metadata.name));
      for (const host of ['web', `web.${WEB.namespace}.svc.cluster.local`]) {
        expect(names).toContain((await runPod(api, WEB.namespace, `asks-${host.length}`, ['get', `http://${host}/`])).trim());
      }
      const { spec } = await api.get<{ spec: { clusterIP: string } }>(`/api/v1/namespaces/${WEB.namespace}/services/${WEB.name}`);
      const [{ name }] = await world().machines.controlPlanes();
      const { output } = await world().machines.run(name, ['sh', '-c', `for i in $(seq 60); do curl -sf -m 5 http://${spec.clusterIP}/; done`]);
      const heard = output.trim().split('\n');
      expect(heard.length).toBe(60);
      expect(new Set(heard)).toEqual(names);
    });

    step('spreads a Deployment over the workers of all zones, and none of it over control planes', async () => {
      const pods = await podsOf(world().api, WEB);
      const workers = new Set((await world().kubernetes.workers()).map(({ metadata }) => metadata.name));
      const used = new Set(pods.map(({ spec }) => spec.nodeName ?? ''));
      expect(used).toEqual(workers);
      const zones = new Set((await world().machines.workers()).map(({ zone }) => zone));
      expect(zones.size).toBe(workers.size);
    });

    step('answers on the port of a Service at every node', async () => {
      for (const node of await world().kubernetes.nodes()) expect(await webAnswers(`http://${addressOf(node)}:${WEB.nodePort}/`)).toBe(true);
    });

    step('gets the RBAC objects of a second stack through the load balancer, with the credential of the secret store', async () => {
      const objects = await world().deployAccess();
      figure(`the second stack has ${objects} objects`);
      expect(objects).toBeGreaterThan(5);
    });
  });
}

async function readyNodes(world: World): Promise<Node[]> {
  return (await world.kubernetes.nodes()).filter(isReady);
}
