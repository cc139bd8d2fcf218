import { TerraformStack } from 'cdktf';
import { aws, Capacity } from 'cdktf-production-cluster';
import { OtherTeamsNetwork } from './network';
import { addPools, clusterIn, Pools } from './pools';

const BUILT_IN = { Auto: { capacity: aws.AutoModeCapacity.builtIn() } };
const NODES = { Nodes: { capacity: Capacity.fixed({ machineTypes: ['m7i.large'], size: 2 }) } };

/** The days of a cluster that leaves EKS Auto Mode, by its pools. */
export const AUTO_MODE = {
  on: BUILT_IN,
  pools: { ...NODES, Auto: { capacity: aws.AutoModeCapacity.builtIn({ nodePools: [aws.AutoModeNodePool.GENERAL_PURPOSE] }) } },
  switchedOff: { ...NODES, Auto: { capacity: aws.AutoModeCapacity.switchedOff() } },
  removed: NODES,
} satisfies Record<string, Pools>;

const SERVERLESS: Pools = { System: { capacity: aws.FargateCapacity.forNamespaces({ namespaces: ['kube-system', 'payments'] }) } };

/** Three clusters in one network of another team: two in one stack, and one of the same construct id in another stack. */
export function threeClusters(stack: (id: string) => TerraformStack, autoMode: Pools): void {
  const otherTeam = new OtherTeamsNetwork(stack('network'), 'OtherTeam');
  const production = stack('production');
  const network = otherTeam.for(production);
  addPools(clusterIn(production, network, { id: 'Elastic' }), autoMode);
  addPools(clusterIn(production, network, { id: 'Serverless' }), SERVERLESS);
  const staging = stack('staging');
  addPools(clusterIn(staging, otherTeam.for(staging), { id: 'Elastic' }), NODES);
}
