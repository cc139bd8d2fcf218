import { DataAwsVpc } from '@cdktf/provider-aws/lib/data-aws-vpc';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { InfrastructureOptions, MachineRole } from '../../../kubeadm/infrastructure';
import { PortPeer, PortRule } from '../../../kubeadm/port-rule';
import { stableId } from '../../../private/names';
import { INetwork } from '../../network/network';
import { ClusterContext, hasOwnEtcd } from './cluster-context';

/** The ids of the security groups of a cluster. */
export interface SecurityGroups {
  readonly loadBalancer: string;
  readonly byRole: Record<MachineRole, string>;
}

/** A security group with the name that ids of rules have it by. */
interface Group {
  readonly label: string;
  readonly id: string;
}

type Groups = Record<Exclude<PortPeer, PortPeer.CLIENTS>, Group>;

/** Makes the security groups, with one rule for each connection that the cluster needs, as children of `scope`. */
export function createSecurityGroups(scope: Construct, context: ClusterContext, options: InfrastructureOptions, clients: string[]): SecurityGroups {
  const controlPlane = createGroup(scope, 'ControlPlane', 'Machines of the control plane', context);
  const groups: Groups = {
    [PortPeer.LOAD_BALANCER]: createGroup(scope, 'LoadBalancer', 'The load balancer of the API', context),
    [PortPeer.CONTROL_PLANE]: controlPlane,
    [PortPeer.ETCD]: hasOwnEtcd(options) ? createGroup(scope, 'Etcd', 'Machines of etcd', context) : controlPlane,
    [PortPeer.WORKERS]: createGroup(scope, 'Workers', 'Workers', context),
  };
  const rules = new Construct(scope, 'PortRules');
  for (const rule of options.portRules) connect(rules, rule, groups, clients, context.tags);
  letMachinesOut(rules, groups, context.tags);
  return {
    loadBalancer: groups[PortPeer.LOAD_BALANCER].id,
    byRole: { [MachineRole.CONTROL_PLANE]: controlPlane.id, [MachineRole.ETCD]: groups[PortPeer.ETCD].id, [MachineRole.WORKER]: groups[PortPeer.WORKERS].id },
  };
}

/** The addresses that may reach the API where the user names none: those of the network. */
export function networkAddresses(scope: Construct, { cidrBlock, vpcId }: INetwork): string[] {
  return [cidrBlock ?? new DataAwsVpc(scope, 'Vpc', { id: vpcId }).cidrBlock];
}

function createGroup(scope: Construct, label: string, description: string, { clusterName, network, tags }: ClusterContext): Group {
  const group = new SecurityGroup(scope, `${label}SecurityGroup`, {
    namePrefix: `${clusterName}-${label.toLowerCase()}-`, description, vpcId: network.vpcId, tags: { ...tags, Name: `${clusterName}-${label.toLowerCase()}` }, lifecycle: { createBeforeDestroy: true },
  });
  return { label, id: group.id };
}

function connect(scope: Construct, rule: PortRule, groups: Groups, clients: string[], tags: Record<string, string>): void {
  const { description, fromPort, toPort, protocol } = rule;
  const to = groups[rule.to as keyof Groups];
  const ports = { description, ipProtocol: protocol, fromPort, toPort, tags };
  const port = `${protocol}-${fromPort}-${toPort}`;
  for (const peer of rule.from) {
    if (peer === PortPeer.CLIENTS) {
      for (const cidrIpv4 of clients) once(scope, `${to.label}-From-${stableId(scope, 'network', cidrIpv4)}-${port}`, (id) => new VpcSecurityGroupIngressRule(scope, id, { securityGroupId: to.id, cidrIpv4, ...ports }));
      continue;
    }
    const from = groups[peer];
    once(scope, `${to.label}-From-${from.label}-${port}`, (id) => new VpcSecurityGroupIngressRule(scope, id, { securityGroupId: to.id, referencedSecurityGroupId: from.id, ...ports }));
    once(scope, `${from.label}-To-${to.label}-${port}`, (id) => new VpcSecurityGroupEgressRule(scope, id, { securityGroupId: from.id, referencedSecurityGroupId: to.id, ...ports }));
  }
}

// Where etcd is stacked, two rules may be one: AWS refuses the second.
function once(scope: Construct, id: string, make: (id: string) => Construct): void {
  if (scope.node.tryFindChild(id) === undefined) make(id);
}

const ANYWHERE = '0.0.0.0/0';

// Registries, AWS itself and, for pods, whatever they are for: network policies hold pods. No group filters the DNS and the clock of the VPC.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html (read 2026-11)
function letMachinesOut(scope: Construct, groups: Groups, tags: Record<string, string>): void {
  const https = { description: 'Registries and the APIs of AWS', cidrIpv4: ANYWHERE, ipProtocol: 'tcp', fromPort: 443, toPort: 443, tags };
  for (const { id: securityGroupId, label } of [groups[PortPeer.CONTROL_PLANE], groups[PortPeer.ETCD]]) {
    once(scope, `${label}-To-Https`, (id) => new VpcSecurityGroupEgressRule(scope, id, { securityGroupId, ...https }));
  }
  const { id: securityGroupId } = groups[PortPeer.WORKERS];
  new VpcSecurityGroupEgressRule(scope, 'Workers-To-Anywhere', { securityGroupId, description: 'What pods talk to', cidrIpv4: ANYWHERE, ipProtocol: '-1', tags });
}
