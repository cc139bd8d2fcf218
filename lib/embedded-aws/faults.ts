import { endpointOf } from './client-environment';

const FAULTS_PATH = '/_embedded-aws/faults';
const CALLS_PATH = '/_embedded-aws/calls';

/** What a fault does to a call. */
export enum FaultKind {
  /** The service's own throttling error; nothing is carried out. */
  THROTTLE = 'throttle',
  /** An internal error of the service; nothing is carried out. */
  SERVER_ERROR = 'server-error',
  /** The call is carried out, but the caller gets an internal error: the trap of retries that do things twice. */
  LOST_ANSWER = 'lost-answer',
  /** The call takes `delayMs` longer. */
  SLOW = 'slow',
}

/**
 * A fault on demand. Terraform's provider repeats throttled calls and internal errors: with `max_retries = 2` it gives up at the
 * second answer of this kind, so a fault with fewer `times` is one that it survives.
 */
export interface Fault {
  /** What it does. */
  readonly kind: FaultKind;
  /** The service by its name on AWS's command line, such as `eks` or `autoscaling`. @default - all services */
  readonly service?: string;
  /** The operation, such as `CreateCluster`; of S3 the method and the path. @default - all operations */
  readonly operation?: string;
  /** How many calls that fit are let through first: 2 disturbs the third. @default 0 */
  readonly after?: number;
  /** How many calls are disturbed then. @default - all */
  readonly times?: number;
  /** How much longer the call takes, in milliseconds; asked for by `SLOW`, possible with every kind. @default 0 */
  readonly delayMs?: number;
  /** HTTP status of the answer; 503 makes the internal error one of unavailability. @default - the service's own for the kind */
  readonly status?: number;
  /** Error code of the answer, such as `InsufficientInstanceCapacity`. @default - the service's own for the kind */
  readonly code?: string;
  /** Error message of the answer. @default - a general one */
  readonly message?: string;
}

/** A fault that was injected, and how far it is. */
export interface InjectedFault extends Fault {
  readonly id: number;
  /** How many calls fitted so far. */
  readonly seen: number;
  /** How many of them were disturbed. */
  readonly hits: number;
  /** How many more will be; null when there is no end. */
  readonly remaining?: number | null;
}

/** How often an operation was called. */
export interface CallCount {
  /** Calls, repeated ones included. */
  readonly total: number;
  /** Those of them that were answered with an error. */
  readonly failed: number;
}

/** The fault switch and the call counts of the embedded AWS on a port of this machine. */
export class FaultSwitch {
  public constructor(private readonly port: number, private readonly host?: string) {}

  public async inject(fault: Fault): Promise<InjectedFault> {
    return (await this.ask('PUT', FAULTS_PATH, fault)) as InjectedFault;
  }

  public async faults(): Promise<InjectedFault[]> {
    return ((await this.ask('GET', FAULTS_PATH)) as { faults: InjectedFault[] }).faults;
  }

  public async clear(): Promise<void> {
    await this.ask('DELETE', FAULTS_PATH);
  }

  public async calls(service: string): Promise<Record<string, CallCount>> {
    const query = new URLSearchParams({ service }).toString();
    const answer = (await this.ask('GET', `${CALLS_PATH}?${query}`)) as { calls: Record<string, Record<string, CallCount>> };
    return answer.calls[service] ?? {};
  }

  public async clearCalls(): Promise<void> {
    await this.ask('DELETE', CALLS_PATH);
  }

  private async ask(method: string, path: string, body?: Fault): Promise<unknown> {
    const response = await fetch(endpointOf(this.port, this.host) + path, { method, body: body && JSON.stringify(body) });
    const answer: unknown = await response.json();
    if (!response.ok) {
      throw new Error(`The embedded AWS refuses ${method} ${path}: ${(answer as { message: string }).message}`);
    }
    return answer;
  }
}
