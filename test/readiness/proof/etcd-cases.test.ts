import { LossOutcome } from '../../../lib/readiness/failure-domain-proof';
import { proveFailureDomains } from '../../../lib/readiness/proof/failure-domains';
import { ETCD_CASES } from './etcd-cases';
import { external, input, topology } from './topologies';

// test/e2e-rbac/quorum.e2e.ts asks etcd itself about the same.
test.each(ETCD_CASES)('members in zones $zones without $lost: $writable', ({ zones, lost, members, writable }) => {
  const { lines } = proveFailureDomains(input(topology(5, external(zones, [0, 1]))));
  const line = lines.find((one) => one.lost === lost);

  const needed = Math.floor(zones.length / 2) + 1;
  expect(line?.quorum).toEqual({ outcome: writable ? LossOutcome.HOLDS : LossOutcome.FAILS, figures: `${zones.length - members.length} of ${zones.length}, ${needed} needed` });
});
