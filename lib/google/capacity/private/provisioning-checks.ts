import { PurchaseOption } from '../../../capacity';
import { fail } from '../../../private/problem';
import { NodePoolSpec } from './node-pool';

/**
 * Refuses what does not go together with machines that come when there is room, and reservations of spot machines.
 * Sources: https://cloud.google.com/kubernetes-engine/docs/how-to/provisioningrequest,
 * https://cloud.google.com/kubernetes-engine/docs/how-to/consuming-reservations (read 2026-11)
 */
export function checkProvisioning({ provisioning, reservation, intent, upgrade }: NodePoolSpec): void {
  const spot = intent.purchase === PurchaseOption.SPOT;
  if (spot && reservation?.reservationName !== undefined) unsupported('reservation', 'A reservation is not for spot machines', 'remove reservation, or use PurchaseOption.ON_DEMAND');
  if (provisioning === undefined) return;
  if (spot) unsupported('purchase', 'Machines of NodeProvisioning are no spot machines', 'leave purchase out');
  if (reservation !== undefined && reservation.consumption !== 'NO_RESERVATION') unsupported('reservation', 'Machines of NodeProvisioning use no reservation', 'leave reservation out');
  if (upgrade !== undefined) refuseUpgrade('upgrade');
  if (intent.minSize !== 0) {
    fail('node-provisioning', { what: 'A pool with NodeProvisioning scales from zero', got: { minSize: intent.minSize }, allowed: '0', fix: 'set minSize to 0' });
  }
}

/** Refuses a way of replacing nodes that GKE chooses itself: https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies (read 2026-11). */
export function refuseUpgrade(option: string): never {
  return unsupported(option, 'GKE replaces machines of NodeProvisioning when they end, and in no other way', `leave ${option} out`);
}

function unsupported(got: string, what: string, fix: string): never {
  return fail('pool-option-unsupported', { what, got, allowed: 'options that fit together', fix });
}
