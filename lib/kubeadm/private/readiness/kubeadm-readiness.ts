import { AddressSpace, PlatformPool, PlatformReadiness } from '../../../platform-readiness';
import { Cidr } from '../../../private/cidr';
import { ControlPlaneOperator, MemberDuty, MemberView } from '../../../readiness/topology-view';
import { EtcdLocation } from '../../etcd-topology';
import { IClusterMachines, MachineRole, MemberSlot } from '../../infrastructure';
import { InfrastructureReadiness } from '../../infrastructure-readiness';
import { accessFacts } from './access-facts';
import { controlPlaneFacts } from './control-plane-facts';
import { operationFacts } from './operation-facts';
import { ReadinessParts } from './readiness-parts';

// What a kubelet takes where nothing else is said: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ (read 2026-11)
const PODS_PER_NODE = 110;
// A /24, which the pod network or the controller manager gives each node.
const BLOCK = 256;

/** What a cluster on machines of one's own knows about its readiness, with what its infrastructure knows. */
export function kubeadmReadiness(parts: ReadinessParts): PlatformReadiness {
  const { facts, pools, addressSpaces, ...known } = parts.machines.readiness ?? countedZones(parts.machines);
  return {
    ...known,
    facts: [...controlPlaneFacts(parts), ...operationFacts(parts), ...accessFacts(parts), ...facts],
    operator: ControlPlaneOperator.OWNER,
    members: members(parts),
    pools: pools.map((pool): PlatformPool => ({ podsPerNode: PODS_PER_NODE, ...pool })),
    addressSpaces: [podAddresses(parts), ...addressSpaces],
  };
}

// What is known where the infrastructure says nothing.
function countedZones({ zoneCount = 0 }: IClusterMachines): InfrastructureReadiness {
  return { facts: [], zones: Array.from({ length: zoneCount }, (_, zone) => String(zone)), pools: [], subnets: [], addressSpaces: [] };
}

function members({ slots, plan, machines: { zoneCount } }: ReadinessParts): MemberView[] {
  return slots.map(({ name, role, zone }) => ({
    name,
    zone: zoneCount === undefined ? zone : zone % zoneCount,
    duties: dutiesOf(role, plan.etcdLocation),
  }));
}

function dutiesOf(role: MachineRole, location: EtcdLocation): MemberDuty[] {
  if (role === MachineRole.ETCD) return [MemberDuty.ETCD];
  return location === EtcdLocation.STACKED ? [MemberDuty.CONTROL_PLANE, MemberDuty.ETCD] : [MemberDuty.CONTROL_PLANE];
}

// Machines of etcd alone are no nodes.
function podAddresses({ slots, plan: { ranges } }: ReadinessParts): AddressSpace {
  const { size } = Cidr.parse(ranges.podCidr, { id: 'cidr-format', option: 'KubeadmPlatform podCidr' });
  const taken = slots.filter(isNode).length * BLOCK;
  return {
    id: 'pods',
    title: 'Addresses of pods',
    addresses: size - taken,
    perNode: BLOCK,
    arithmetic: `podCidr ${ranges.podCidr} has ${size}, of which the members take ${taken}; each node takes a /24`,
    source: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/',
  };
}

function isNode({ role }: MemberSlot): boolean {
  return role === MachineRole.CONTROL_PLANE;
}
