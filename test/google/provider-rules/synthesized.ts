import { Resources } from './replacements';

/** The part of a synthesized stack that is read here. */
export interface SynthesizedStack {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Resources[string]>>>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The resources of the Google provider, by address. */
export function googleResources({ resource = {} }: SynthesizedStack): Resources {
  const types = Object.entries(resource).filter(([type]) => type.startsWith('google_'));
  return Object.fromEntries(types.flatMap(([type, blocks]) => Object.entries(blocks).map(([name, block]) => [`${type}.${name}`, block])));
}
