import { checkInteger, unknown } from '../../private/checks';
import { fail } from '../../private/problem';

/** The protocols that ports of a `NetworkPort` can have. */
export enum NetworkProtocol {
  /** Transmission Control Protocol. */
  TCP = 'TCP',
  /** User Datagram Protocol. */
  UDP = 'UDP',
}

const LAST = 65535;

/**
 * A port, or a range of ports, on which traffic is allowed: the port of the pod, not that of a service before it.
 *
 * Errors: `network-port` for a port outside 1 to 65535 and for a range that ends before it begins.
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-range-of-ports (read 2026-11)
 */
export class NetworkPort {
  /** A TCP port, from 1 to 65535. */
  public static tcp(port: number): NetworkPort {
    return new NetworkPort(NetworkProtocol.TCP, port);
  }

  /** TCP ports from the first to the last, both included. */
  public static tcpRange(first: number, last: number): NetworkPort {
    return new NetworkPort(NetworkProtocol.TCP, first, last);
  }

  /** A UDP port, from 1 to 65535. */
  public static udp(port: number): NetworkPort {
    return new NetworkPort(NetworkProtocol.UDP, port);
  }

  /** UDP ports from the first to the last, both included. */
  public static udpRange(first: number, last: number): NetworkPort {
    return new NetworkPort(NetworkProtocol.UDP, first, last);
  }

  private constructor(
    /** The protocol. */
    public readonly protocol: NetworkProtocol,
    /** The port, or the first of a range. */
    public readonly port: number,
    /** The last port of a range; undefined for a single port. */
    public readonly endPort?: number,
  ) {
    checkInteger(port, { id: 'network-port', option: 'NetworkPort' }, 1, LAST);
    if (endPort === undefined) return;
    checkInteger(endPort, { id: 'network-port', option: 'NetworkPort last' }, 1, LAST);
    if (unknown(port) || unknown(endPort) || port <= endPort) return;
    fail('network-port', { what: 'A range of NetworkPort ends before it begins', got: { first: port, last: endPort }, allowed: 'first at most last', fix: 'swap first and last' });
  }
}
