import { ComputeSubnetworkLogConfig } from '@cdktf/provider-google/lib/compute-subnetwork';
import { unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { FlowLogInterval, FlowLogOptions } from '../flow-logs';

// The defaults of Google, written out, so that a plan shows them:
// https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/compute_subnetwork#log_config (read 2026-11)
const SAMPLING = 0.5;
// With the names of pods, services and workloads, which GKE adds.
const METADATA = 'INCLUDE_ALL_METADATA';

/** The flow logs of a subnetwork: its nodes and pods. */
export function flowLog({ sampling = SAMPLING, interval = FlowLogInterval.FIVE_SECONDS }: FlowLogOptions = {}): ComputeSubnetworkLogConfig {
  if (!unknown(sampling) && !(sampling > 0 && sampling <= 1)) {
    fail('flow-log-sampling', {
      what: 'Network flowLogs.sampling is not a share of the entries',
      got: sampling,
      allowed: 'a number that is more than 0 and at most 1',
      fix: 'set it to 1 for all entries, or to a smaller share',
    });
  }
  return { flowSampling: sampling, aggregationInterval: interval, metadata: METADATA };
}
