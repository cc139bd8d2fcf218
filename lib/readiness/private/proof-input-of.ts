import { ClusterView } from './cluster-view';
import { ProofInput } from '../proof/proof-input';
import { ReadinessProps } from '../readiness';

/** What the proof reads of a cluster. */
export function proofInputOf({ topology, requests, baseline, clusterBaseline }: Pick<ClusterView, 'topology' | 'requests' | 'baseline' | 'clusterBaseline'>, props: ReadinessProps): ProofInput {
  const { machineSizes, neededNodes, zonalVolumePools, survivesZoneAndMachine } = props;
  const dnsOnNodes = baseline.dns !== undefined;
  return {
    topology, machineSizes, neededNodes, zonalVolumePools, survivesZoneAndMachine, dnsOnNodes,
    requests,
    minDnsReplicas: dnsOnNodes ? clusterBaseline?._dnsAutoscaling._scaling.minReplicas : undefined,
  };
}
