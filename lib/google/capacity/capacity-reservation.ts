import { checkText } from '../../private/checks';

const NAME_KEY = 'compute.googleapis.com/reservation-name';
// A name, or the path of one that another project shares: https://cloud.google.com/kubernetes-engine/docs/how-to/consuming-reservations (read 2026-11)
const NAME = /^(projects\/[a-z][a-z0-9.:-]*\/reservations\/)?[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Capacity that was reserved before, for machines to run on (PE-22). A change replaces the pool, the new one before the old.
 *
 * Errors: `capacity-reservation`.
 * Source: https://cloud.google.com/kubernetes-engine/docs/how-to/consuming-reservations (read 2026-11)
 */
export class CapacityReservation {
  /** Machines run on this reservation alone: its name, or `projects/<project>/reservations/<name>` of a shared one. */
  public static targeted(reservationName: string): CapacityReservation {
    checkText(reservationName, {
      id: 'capacity-reservation', option: 'CapacityReservation reservationName', pattern: NAME, maxLength: 200, allowed: 'the name of a reservation, such as training, or projects/<project>/reservations/<name>',
    });
    return new CapacityReservation('SPECIFIC_RESERVATION', reservationName);
  }

  /** Machines run on whatever reservation matches them, and without one where none does. */
  public static matching(): CapacityReservation {
    return new CapacityReservation('ANY_RESERVATION');
  }

  /** Machines leave reservations that would match them to others. */
  public static none(): CapacityReservation {
    return new CapacityReservation('NO_RESERVATION');
  }

  private constructor(
    /** What GKE does with reservations: its `consumeReservationType`. */
    public readonly consumption: string,
    /** The reservation; undefined where none is named. */
    public readonly reservationName?: string,
  ) {}

  /** @internal */
  public get _affinity(): { readonly consumeReservationType: string; readonly key?: string; readonly values?: string[] } {
    const { consumption, reservationName } = this;
    return reservationName === undefined ? { consumeReservationType: consumption } : { consumeReservationType: consumption, key: NAME_KEY, values: [reservationName] };
  }
}
