import { DeletionProtection } from 'cdktf-production-cluster';
import { Terraform } from '../../scripts/terraform/terraform';
import { firstDay, LifeCycleOptions, secondDay } from './apps/life-cycle';
import { OtherTeamsNetwork } from './apps/network';
import { story } from './support/story';
import { Build, World } from './support/world';

const CLUSTER = 'production-cluster';
const NODE_AGENTS = ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'];
const NEEDS_NODES = ['coredns', 'aws-ebs-csi-driver', 'metrics-server'];

type Day = (stack: Parameters<typeof firstDay>[0], options: LifeCycleOptions) => void;

const withMadeNetwork = (day: Day, deletionProtection?: DeletionProtection): Build => (stack) => day(stack('production'), { deletionProtection });

const withExistingNetwork = (day: Day, deletionProtection?: DeletionProtection): Build => (stack) => {
  const network = new OtherTeamsNetwork(stack('network'), 'OtherTeam');
  const production = stack('production');
  day(production, { network: network.for(production), deletionProtection });
};

function lifeOfACluster(name: string, app: (day: Day, deletionProtection?: DeletionProtection) => Build, networkStack?: string): void {
  story(name, (step) => {
    let world: World;
    let terraform: Terraform;
    beforeAll(async () => (world = await World.create()));
    afterAll(() => world.stop());

    step('is created', async () => {
      world.synthesize(app(firstDay));
      if (networkStack !== undefined) await (await world.terraform(networkStack)).apply();
      terraform = await world.terraform('production');
      await terraform.apply();
    });

    step('has its network agents before its nodes, and what needs nodes after them', async () => {
      const created = async (names: string[]) => Promise.all(names.map(async (addOn) => (await world.api.addOn(CLUSTER, addOn)).createdAt));
      const { General, Batch, Old, Steady } = await world.api.nodeGroups(CLUSTER);
      expect(Math.max(...(await created(NODE_AGENTS)))).toBeLessThan(Math.min(...[General, Batch, Old, Steady].map((group) => group.createdAt)));
      // Batch may shrink to nothing, so nothing waits for it.
      expect(Math.max(...[General, Old, Steady].map((group) => group.createdAt))).toBeLessThan(Math.min(...(await created(NEEDS_NODES))));
    });

    step('changes nothing when nothing has changed', async () => expect(await terraform.plan()).toBeUndefined());

    step('changes in place on its second day', async () => {
      world.synthesize(app(secondDay));
      const plan = await terraform.plan();
      expect(plan?.replaced).toEqual([]);
      const removedLabel = /Cluster_General_AutoscalerTags_Label-stage-/;
      expect(plan?.destroyed.filter((address) => !/\.Cluster_Old_/.test(address) && !removedLabel.test(address))).toEqual([]);
      expect(plan?.created.filter((address) => !/\.Cluster_Fresh_|_AutoscalerTags_(Label-zone|Taint-batch)-/.test(address))).toEqual([]);
      await terraform.applyPlan();
    });

    step('is what the second day asks for, and stays so', async () => {
      expect(await terraform.plan()).toBeUndefined();
      expect(await world.api.clusterVersion(CLUSTER)).toBe('1.34');
      const groups = await world.api.nodeGroups(CLUSTER);
      expect(Object.keys(groups).sort()).toEqual(['Batch', 'Fresh', 'General', 'Steady']);
      expect(groups.General).toMatchObject({ version: '1.34', amiType: 'AL2023_x86_64_STANDARD', scalingConfig: { minSize: 2, maxSize: 12, desiredSize: 3 } });
      expect(groups.General.labels).toEqual({ 'production-cluster/worker-pool': 'General', team: 'payments', zone: 'inner' });
      expect(groups.Batch.taints).toEqual([{ key: 'batch', value: 'only', effect: 'NO_SCHEDULE' }]);
      expect(groups.Steady.scalingConfig.desiredSize).toBe(3);
    });

    step('cannot be destroyed while it is protected', async () => {
      const before = await terraform.stateList();
      await expect(terraform.destroy()).rejects.toThrow(/prevent_destroy/);
      expect(await terraform.stateList()).toEqual(before);
    });

    step('is destroyed once the protection is lifted', async () => {
      world.synthesize(app(secondDay, DeletionProtection.DISABLED));
      await terraform.apply();
      await terraform.destroy();
      if (networkStack !== undefined) await (await world.terraform(networkStack)).destroy();
      expect(await terraform.stateList()).toEqual([]);
      expect(await world.api.clusters()).toEqual([]);
      expect(await world.api.vpcs()).toEqual([]);
    });
  });
}

lifeOfACluster('A cluster with a network of its own', withMadeNetwork);
lifeOfACluster('A cluster in a network of another stack', withExistingNetwork, 'network');
