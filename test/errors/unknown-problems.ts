import { Fn, TerraformStack, TerraformVariable } from 'cdktf';
import { aws, Capacity, ICapacity } from 'cdktf-production-cluster';
import { eksCluster, GENERAL } from '../support/eks';
import { ProblemCase } from './problem-case';

/** Lists, maps and numbers of one stack that only Terraform knows. */
class Unknown {
  public readonly list: string[];
  public readonly map: Record<string, string>;
  public readonly count: number;

  constructor(stack: TerraformStack) {
    this.list = new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue;
    this.map = new TerraformVariable(stack, 'map', { type: 'map(string)' }).value;
    this.count = new TerraformVariable(stack, 'count', { type: 'number' }).numberValue;
  }
}

const problem = (option: string, make: (stack: TerraformStack, given: Unknown) => unknown): ProblemCase => ({
  title: option,
  id: 'value-unknown',
  allowed: 'its elements may be tokens',
  fix: `write ${option} out`,
  make: (stack) => void make(stack, new Unknown(stack)),
});
const pool = (option: string, capacity: (given: Unknown) => ICapacity) =>
  problem(option, (stack, given) => eksCluster(stack).addWorkerPool('Pool', { capacity: capacity(given) }));
const platform = (option: string, props: (given: Unknown) => Partial<aws.EksPlatformProps>) =>
  problem(`EksPlatform ${option}`, (stack, given) => eksCluster(stack, props(given)));

/** Collections and counts that decide which resources there are, so that they cannot be left to Terraform. */
export const UNKNOWN_PROBLEMS: readonly ProblemCase[] = [
  pool('namespaces', ({ list }) => Capacity.serverless({ namespaces: list })),
  problem('WorkerPool labels', (stack, { map }) => eksCluster(stack).addWorkerPool('Pool', { capacity: GENERAL, labels: map })),
  platform('administrators', ({ list }) => ({ administrators: list })),
  platform('logTypes', ({ list }) => ({ logTypes: list as aws.ControlPlaneLogType[] })),
  problem('tags', (stack, { map }) => eksCluster(stack, { tags: map })),
  problem('EndpointAccess fromCidrs', (_, { list }) => aws.EndpointAccess.privateOnly({ fromCidrs: list })),
  problem('EndpointAccess fromSecurityGroupIds', (_, { list }) => aws.EndpointAccess.privateOnly({ fromSecurityGroupIds: list })),
  problem('NetworkZones.named names', (_, { list }) => aws.NetworkZones.named(list)),
  problem('NetworkZones.fromRegion count', (_, { count }) => aws.NetworkZones.fromRegion({ count })),
  problem('EksAddOn name', (_, { list }) => aws.EksAddOn.named(Fn.element(list, 0) as string, { order: aws.AddOnOrder.AFTER_NODES })),
  problem('Network endpointServices', (stack, { list }) => new aws.Network(stack, 'Network', { endpointServices: list })),
  platform('omitDefaultAddOns', ({ list }) => ({ omitDefaultAddOns: list })),
  problem('agent serviceAccounts', (_, { list: serviceAccounts }) => {
    aws.EksAddOn.named('agent', { order: aws.AddOnOrder.AFTER_NODES, identity: { serviceAccounts, managedPolicies: ['X'] } });
  }),
  problem('vpc-cni environment', (_, { map }) => aws.EksAddOn.vpcCni({ environment: map })),
  problem('OidcIdentityProvider requiredClaims', (_, { map }) => new aws.OidcIdentityProvider({ name: 'a', issuerUrl: 'https://a.example', clientId: 'a', requiredClaims: map })),
  problem('MachineSelection machineTypes', (_, { list }) => aws.MachineSelection.ofTypes(list)),
  problem('subnetIds', (_, { list }) => aws.NodeGroupCapacity.fixed({ machineTypes: ['m7i.large'], size: 1, subnetIds: list })),
  problem('securityGroupIds', (_, { list }) => aws.NodeGroupCapacity.fixed({ machineTypes: ['m7i.large'], size: 1, securityGroupIds: list })),
  problem('FargateSelector labels', (_, { map }) => aws.FargateCapacity.forSelectors({ selectors: [{ namespace: 'jobs', labels: map }] })),
  problem('FargateCapacity subnetIds', (_, { list }) => aws.FargateCapacity.forNamespaces({ namespaces: ['jobs'], subnetIds: list })),
  problem('agent managedPolicies', (stack, { list: managedPolicies }) => {
    const identity = { serviceAccounts: ['agent'], managedPolicies };
    eksCluster(stack, { addOns: [aws.EksAddOn.named('agent', { order: aws.AddOnOrder.AFTER_NODES, identity })] });
  }),
];
