/** How Kubernetes writes an amount: it remembers the kind of suffix that the user chose. */
export enum QuantityFormat {
  /** Powers of ten by letters, such as `500m` and `2G`. */
  DECIMAL = 'decimal',
  /** Powers of 1024, such as `160Gi`. */
  BINARY = 'binary',
  /** Powers of ten by numbers, such as `12e6`. */
  EXPONENT = 'exponent',
}

// An amount is kept in units of 10^-9, the finest that Kubernetes keeps.
const UNIT_DIGITS = 9;
const ONE = 10n ** BigInt(UNIT_DIGITS);
// What Kubernetes counts with has 64 bits: it cuts a greater binary amount down to this without a word.
const MOST = (2n ** 63n - 1n) * ONE;
const DECIMAL_SUFFIXES = new Map([[-9, 'n'], [-6, 'u'], [-3, 'm'], [0, ''], [3, 'k'], [6, 'M'], [9, 'G'], [12, 'T'], [15, 'P'], [18, 'E']]);
const DECIMAL_EXPONENTS = new Map([...DECIMAL_SUFFIXES].map(([exponent, suffix]) => [suffix, exponent]));
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const QUANTITY = /^(0|[1-9]\d{0,30})(?:\.(\d{1,30}))?([a-zA-Z]{0,2}|[eE][+-]?\d{1,2})$/;

/**
 * An amount of a resource, exact as in Kubernetes: whole numbers of any size, never floating point.
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ (read 2026-11), without signs: nothing here can be negative
 */
export class Quantity {
  /** None of it. */
  public static readonly NONE = new Quantity(0n, QuantityFormat.DECIMAL);

  /** Reads an amount as people write it; undefined where it is none, is finer than Kubernetes keeps, or more than it can count. */
  public static parse(text: string): Quantity | undefined {
    const match = QUANTITY.exec(text);
    if (match === null) return undefined;
    const [, whole, fraction = '', suffix] = match;
    const scale = scaleOf(suffix);
    if (scale === undefined) return undefined;
    const scaled = BigInt(whole + fraction) * scale.units;
    const divisor = 10n ** BigInt(fraction.length);
    if (scaled % divisor !== 0n || scaled / divisor > MOST) return undefined;
    return new Quantity(scaled / divisor, scale.format);
  }

  private constructor(private readonly units: bigint, private readonly format: QuantityFormat) {}

  /** Both amounts together, written as this one is. */
  public plus(other: Quantity): Quantity {
    return new Quantity(this.units + other.units, this.units === 0n ? other.format : this.format);
  }

  /** What is left of this amount without the other, which must not be greater; written as this one is. */
  public minus(other: Quantity): Quantity {
    return new Quantity(this.units - other.units, this.format);
  }

  /** As a number, for arithmetic that need not be exact. */
  public get approximate(): number {
    return Number(this.units) / Number(ONE);
  }

  /** Whether this amount is greater than the other. */
  public exceeds(other: Quantity): boolean {
    return this.units > other.units;
  }

  /** Whether this is a whole number of thousandths, as of processor time. */
  public get wholeThousandths(): boolean {
    return this.units % (ONE / 1000n) === 0n;
  }

  /** Whether this is a whole number, as of bytes. */
  public get whole(): boolean {
    return this.units % ONE === 0n;
  }

  /**
   * The amount in a form that the API server gives back as it is, whatever the user wrote: `0.5` is `500m`, `1.5Gi` is `1536Mi`. Only so does
   * Terraform see no change where there is none.
   */
  public toString(): string {
    if (this.units === 0n) return '0';
    if (this.format === QuantityFormat.BINARY && this.units % (1024n * ONE) === 0n) return binaryText(this.units / ONE);
    return decimalText(this.units, this.format === QuantityFormat.EXPONENT);
  }
}

function scaleOf(suffix: string): { readonly units: bigint; readonly format: QuantityFormat } | undefined {
  const binary = BINARY_SUFFIXES.indexOf(suffix);
  if (binary > 0) return { units: ONE * 1024n ** BigInt(binary), format: QuantityFormat.BINARY };
  const byNumber = /^[eE][+-]?\d/.test(suffix);
  const exponent = byNumber ? Number(suffix.slice(1)) : DECIMAL_EXPONENTS.get(suffix);
  if (exponent === undefined || exponent < -UNIT_DIGITS) return undefined;
  return { units: 10n ** BigInt(UNIT_DIGITS + exponent), format: byNumber ? QuantityFormat.EXPONENT : QuantityFormat.DECIMAL };
}

function binaryText(amount: bigint): string {
  let power = 0;
  let rest = amount;
  while (rest % 1024n === 0n && power < BINARY_SUFFIXES.length - 1) {
    rest /= 1024n;
    power += 1;
  }
  return `${rest}${BINARY_SUFFIXES[power]}`;
}

function decimalText(units: bigint, byNumber: boolean): string {
  let exponent = -UNIT_DIGITS;
  let rest = units;
  while (rest % 1000n === 0n && exponent < 18) {
    rest /= 1000n;
    exponent += 3;
  }
  if (!byNumber) return `${rest}${DECIMAL_SUFFIXES.get(exponent)}`;
  return exponent === 0 ? `${rest}` : `${rest}e${exponent}`;
}
