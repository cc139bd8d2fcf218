import { PlatformFact } from '../platform-readiness';
import { Standing } from '../readiness/standing';
import { unknown } from './checks';

/** The app sees to it. */
export function met(item: string, value: string): PlatformFact {
  return { item, standing: Standing.MET, value };
}

/** The provider sees to it, as its document says. */
export function duty(item: string, value: string, document: string): PlatformFact {
  return { item, standing: Standing.PROVIDER_DUTY, value, document };
}

/** Something else sees to it, which the document tells of. */
export function outside(item: string, value: string, document: string): PlatformFact {
  return { item, standing: Standing.OUTSIDE, value, document };
}

/** Nobody sees to it, until the fix is made. */
export function missing(item: string, value: string, fix: string): PlatformFact {
  return { item, standing: Standing.MISSING, value, fix };
}

/** What is met where it holds, and missing where it does not. */
export function metIf(holds: boolean, item: string, value: string, fix: string): PlatformFact {
  return holds ? met(item, value) : missing(item, value, fix);
}

/** A value for people, who cannot read tokens. */
export function told(value: string | number): string {
  return unknown(value) ? 'known to Terraform alone' : String(value);
}
