import { InstanceView, SessionCredentials } from '../../../lib/embedded-aws';
import { InstanceSource } from './instance-source';

const FRESH_MS = 250;
const RENEWED_BEFORE_MS = 900_000;

/** Which machine asks, and what it may know: the view of the metadata service. Answers of the cloud are kept for a moment. */
export class MetadataDirectory {
  private asked?: Promise<InstanceView[]>;
  private askedMs = -Infinity;
  private readonly sessions = new Map<string, SessionCredentials>();

  constructor(private readonly source: InstanceSource, private readonly now: () => number = Date.now) {}

  /** The instance whose primary address it is; `undefined` where there is none. */
  public async byAddress(address: string): Promise<InstanceView | undefined> {
    return (await this.instances()).find((each) => each.address === address && each.state !== 'stopped');
  }

  /** Credentials of the instance's role, renewed well before they end. */
  public async credentials(instanceId: string): Promise<SessionCredentials> {
    const known = this.sessions.get(instanceId);
    if (known !== undefined && Date.parse(known.Expiration) - this.now() > RENEWED_BEFORE_MS) return known;
    const fresh = await this.source.credentials(instanceId);
    this.sessions.set(instanceId, fresh);
    return fresh;
  }

  private async instances(): Promise<InstanceView[]> {
    if (this.asked === undefined || this.now() - this.askedMs > FRESH_MS) {
      this.askedMs = this.now();
      this.asked = this.source.list();
      this.asked.catch(() => (this.asked = undefined));
    }
    return this.asked;
  }
}
