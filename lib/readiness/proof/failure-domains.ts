import { FailureDomainProof, LossKind, LossLine, LossOutcome } from '../failure-domain-proof';
import { checkProofInput } from './check-proof-input';
import { estateOf } from './private/estate';
import { findingsOf, linesOf } from './private/lines';
import { ProofInput } from './proof-input';

/**
 * What is left of a cluster after each loss that it must survive, by arithmetic over what the app declares (PE-02, PE-04, PE-18, PE-40).
 *
 * Errors: `readiness-needed-nodes`.
 *
 * @internal
 */
export function proveFailureDomains(input: ProofInput): FailureDomainProof {
  checkProofInput(input);
  const estate = estateOf(input);
  const kinds = [LossKind.MACHINE, LossKind.ZONE, ...(input.survivesZoneAndMachine === true ? [LossKind.ZONE_AND_MACHINE] : [])];
  const lines = linesOf(estate);
  return { lines, findings: kinds.filter((kind) => lines.some((line) => line.kind === kind && fails(line))).flatMap((kind) => findingsOf(estate, kind)) };
}

function fails({ quorum, endpoint, capacity, dns, volumes }: LossLine): boolean {
  return [quorum, endpoint, capacity, dns, volumes].some(({ outcome }) => outcome === LossOutcome.FAILS);
}
