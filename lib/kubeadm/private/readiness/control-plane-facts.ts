import { PlatformFact } from '../../../platform-readiness';
import { met, metIf, missing, told } from '../../../private/facts';
import { ControlPlaneSize } from '../../control-plane-size';
import { EtcdTopology } from '../../etcd-topology';
import { MOST_NODES } from '../../../private/scale';
import { IClusterMachines } from '../../infrastructure';
import { API_PORT } from '../cluster-plan';
import { JoinedPool, ReadinessParts } from './readiness-parts';

// "You should run at least three machines": https://kubernetes.io/docs/setup/production-environment/#production-control-plane (read 2026-11)
const LEAST = 3;

/** How the machines of the control plane and of etcd are laid out, and how large they are. */
export function controlPlaneFacts({ etcd, size, plan, machines, pools }: ReadinessParts): PlatformFact[] {
  return [
    met('PE-01', 'machines of the control plane have the taint node-role.kubernetes.io/control-plane:NoSchedule, and workers none of its programs'),
    met('PE-02', `${etcd.controlPlaneMembers} machines, each with an API server, a controller manager and a scheduler`),
    met('PE-03', `controlPlaneEndpoint: ${told(`${plan.apiName}:${API_PORT}`)}, for workers, members and people alike`),
    met('PE-05', `controlPlaneSize: ${sizeText(size)}; another size replaces the machines, one at a time`),
    met('PE-08', 'the owner runs it'),
    met('PE-13', 'the name of the load balancer is in the certificates and in every kubeconfig'),
    met('PE-14', `etcd: ${topologyText(etcd)}`),
    machineCount(etcd),
    met('PE-17', 'schedulers and controller managers elect their leader, as kubeadm has it; no option changes that'),
    zones(machines),
    sizeForNodes(size, pools),
    ...etcdFacts(etcd),
  ];
}

// What an etcd for production needs: https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/ (read 2026-11)
function etcdFacts({ members, separateEvents }: EtcdTopology): PlatformFact[] {
  return [
    ...(separateEvents ? [met('PE-39', 'separateEvents: events have an etcd of their own, on the same machines and disks')] : []),
    met('PE-42', `${members} members with a fixed address and a disk that outlives the machine; a quorum is ${Math.floor(members / 2) + 1}`),
    met('PE-42', `certificates for clients and peers; the ports ${separateEvents ? '2379, 2380, 2382 and 2383' : '2379 and 2380'} open to members and API servers alone`),
    met('PE-42', 'history older than 8 hours is compacted, disks are defragmented every week, and a member that fails is removed before its successor joins'),
  ];
}

function machineCount({ controlPlaneMembers }: EtcdTopology): PlatformFact {
  return metIf(controlPlaneMembers >= LEAST, 'PE-16', `controlPlaneMembers: ${controlPlaneMembers}`, `set controlPlaneMembers of EtcdTopology.external to ${LEAST}`);
}

function zones({ zoneCount }: IClusterMachines): PlatformFact {
  if (zoneCount === undefined) return missing('PE-18', 'only the cloud knows the number of zones', 'let zoneCount of the infrastructure tell it');
  return met('PE-18', `members take turns in ${zoneCount} zones; etcd keeps its quorum without any of them`);
}

function sizeForNodes(size: ControlPlaneSize, pools: readonly JoinedPool[]): PlatformFact {
  const nodes = pools.reduce((sum, { maxSize = 0 }) => sum + maxSize, 0);
  const value = `controlPlaneSize: ${sizeText(size)}, pools of at most ${nodes} nodes`;
  const wanted = ControlPlaneSize.forNodes(Math.min(Math.max(nodes, 1), MOST_NODES)).leastSize;
  const enough = size.leastSize === undefined || wanted === undefined || size.leastSize.vCpus >= wanted.vCpus;
  return metIf(enough, 'PE-39', value, `set controlPlaneSize to ControlPlaneSize.forNodes(${Math.min(nodes, MOST_NODES)})`);
}

function sizeText({ machineType, leastSize }: ControlPlaneSize): string {
  if (machineType !== undefined) return told(machineType);
  return leastSize === undefined ? 'not named' : `at least ${leastSize.vCpus} processors and ${leastSize.memoryGiB} GiB`;
}

function topologyText({ location, members }: EtcdTopology): string {
  return `EtcdTopology.${location}, members: ${members}`;
}
