import { checkText } from '../../private/checks';

const RESERVATION_ID = { pattern: /^cr-[0-9a-f]{8,17}$/, maxLength: 20, allowed: 'an id that starts with cr-' };

/**
 * Capacity that was reserved before, for machines to run on (PE-22).
 *
 * Errors: `capacity-reservation`.
 * Sources: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-reservations.html,
 * https://docs.aws.amazon.com/eks/latest/userguide/capacity-blocks-mng.html (read 2026-11)
 */
export class CapacityReservation {
  /** Machines run on this On-Demand Capacity Reservation alone. */
  public static targeted(reservationId: string): CapacityReservation {
    checkText(reservationId, { id: 'capacity-reservation', option: 'CapacityReservation reservationId', ...RESERVATION_ID });
    return new CapacityReservation('capacity-reservations-only', reservationId);
  }

  /** Machines run on the On-Demand Capacity Reservations of a resource group alone. */
  public static resourceGroup(resourceGroupArn: string): CapacityReservation {
    checkText(resourceGroupArn, {
      id: 'capacity-reservation', option: 'CapacityReservation resourceGroupArn', pattern: /^arn:aws[a-z-]*:resource-groups:[a-z0-9-]+:\d{12}:group\/\S+$/, maxLength: 2048, allowed: 'the ARN of a resource group',
    });
    return new CapacityReservation('capacity-reservations-only', undefined, resourceGroupArn);
  }

  /** Machines run on this Capacity Block for ML: GPUs for a limited time. They end with the block. */
  public static block(reservationId: string): CapacityReservation {
    checkText(reservationId, { id: 'capacity-reservation', option: 'CapacityReservation reservationId', ...RESERVATION_ID });
    return new CapacityReservation('capacity-reservations-only', reservationId, undefined, true);
  }

  /** Machines leave open reservations that would match them to others. */
  public static none(): CapacityReservation {
    return new CapacityReservation('none');
  }

  private constructor(
    /** What EC2 does with reservations: its `capacityReservationPreference`. */
    public readonly preference: string,
    /** The reservation; undefined where none is named. */
    public readonly reservationId?: string,
    /** The resource group of reservations; undefined where none is named. */
    public readonly resourceGroupArn?: string,
    /** Whether it is a Capacity Block for ML. */
    public readonly isBlock: boolean = false,
  ) {}
}
