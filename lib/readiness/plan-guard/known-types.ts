import { STATE_IN_CLUSTERS } from './state-in-clusters';
import { STATE_ON_AWS } from './state-on-aws';
import { STATE_ON_GOOGLE } from './state-on-google';
import { StatefulType } from './stateful-type';
import { TYPES_WITHOUT_STATE } from './types-without-state';

const STATEFUL = new Map([...STATE_ON_AWS, ...STATE_ON_GOOGLE, ...STATE_IN_CLUSTERS].map((one) => [one.type, one]));
const WITHOUT_STATE: ReadonlySet<string> = new Set(TYPES_WITHOUT_STATE);

/** What is lost with resources of a type; undefined where they can be made again. */
export function statefulType(type: string): StatefulType | undefined {
  return STATEFUL.get(type);
}

/** Whether the library makes resources of a type, or looks at them. */
export function isKnownType(type: string): boolean {
  return STATEFUL.has(type) || WITHOUT_STATE.has(type);
}
