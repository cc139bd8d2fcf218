import { randomBytes } from 'crypto';

const LONGEST_SECONDS = 21_600;

interface Token {
  readonly address: string;
  readonly expiresMs: number;
}

/** The session tokens of the metadata service: each belongs to one machine and ends by itself. */
export class MetadataTokens {
  private readonly tokens = new Map<string, Token>();

  /** @param now milliseconds since some moment */
  constructor(private readonly now: () => number = Date.now) {}

  /** A new token for the machine at an address; `undefined` where the lifetime is not one from 1 s to 6 h. */
  public issue(address: string, lifetimeSeconds: number): string | undefined {
    if (!Number.isInteger(lifetimeSeconds) || lifetimeSeconds < 1 || lifetimeSeconds > LONGEST_SECONDS) return undefined;
    const token = randomBytes(40).toString('base64');
    this.tokens.set(token, { address, expiresMs: this.now() + lifetimeSeconds * 1000 });
    return token;
  }

  /** Whether a token is one of the machine at an address, and still good. */
  public accepts(address: string, token: string): boolean {
    const known = this.tokens.get(token);
    return known !== undefined && known.address === address && this.now() < known.expiresMs;
  }
}
