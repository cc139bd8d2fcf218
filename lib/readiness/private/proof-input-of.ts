import { ClusterView } from './cluster-view';
import { ProofInput } from '../proof/proof-input';
import { ReadinessProps } from '../readiness';
import { requestsOf } from './requests';

/** What the proof reads of a cluster. */
export function proofInputOf({ topology, objects, baseline, clusterBaseline }: Pick<ClusterView, 'topology' | 'objects' | 'baseline' | 'clusterBaseline'>, props: ReadinessProps): ProofInput {
  const { machineSizes, neededNodes, zonalVolumePools, survivesZoneAndMachine } = props;
  const dnsOnNodes = baseline.dns !== undefined;
  return {
    topology, machineSizes, neededNodes, zonalVolumePools, survivesZoneAndMachine, dnsOnNodes,
    requests: requestsOf(objects),
    minDnsReplicas: dnsOnNodes ? clusterBaseline?._dnsAutoscaling._scaling.minReplicas : undefined,
  };
}
