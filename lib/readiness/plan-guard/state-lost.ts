import { at } from './json';
import { statefulType } from './known-types';
import { Plan } from './plan';
import { PlanFinding, PlanFindingKind } from './plan-check-result';
import { isLost, isReplaced, PlannedChange } from './planned-change';
import { StatefulType } from './stateful-type';

// Why Terraform replaces or destroys, by its own names: https://developer.hashicorp.com/terraform/internals/json-format (read 2026-11)
const MENDS: ReadonlyMap<string, string> = new Map(Object.entries({
  replace_because_tainted: 'it is only replaced because it is marked as tainted: see that it is well, then run `terraform untaint`',
  replace_by_request: 'it is only replaced because the command asks for it: plan without -replace',
  replace_by_triggers: 'it is only replaced because something in its replace_triggered_by changes: take that change back',
}));
const NO_LONGER_IN_THE_CODE = 'the code has it no longer: put it back, or where its construct got another id or place, say so with moveTo';

/** What holds state and is replaced or destroyed. */
export function stateLost({ changes }: Plan): PlanFinding[] {
  return changes.filter(isLost).flatMap((change) => {
    const stateful = statefulType(change.type);
    return stateful !== undefined && isMarked(change, stateful) ? [finding(change, stateful)] : [];
  });
}

function isMarked({ before }: PlannedChange, { only }: StatefulType): boolean {
  return only === undefined || only.values.some((value) => value === at(before, ...only.path));
}

function finding(change: PlannedChange, { lost, first = [] }: StatefulType): PlanFinding {
  const { address, actions } = change;
  const attributes = change.attributes();
  const forcing = attributes.filter(({ forcesReplacement }) => forcesReplacement).map(({ path }) => path);
  return { kind: PlanFindingKind.STATE_LOST, address, actions: [...actions], what: `Lost: ${lost}`, attributes, first: [...first], fix: fixOf(change, forcing) };
}

function fixOf(change: PlannedChange, forcing: readonly string[]): string {
  const { reason = '' } = change;
  if (forcing.length > 0) return `take back the change of ${forcing.join(', ')}`;
  const mend = MENDS.get(reason);
  if (mend !== undefined) return mend;
  if (isReplaced(change)) return 'take back what replaces it';
  return reason === '' ? 'plan without -destroy' : NO_LONGER_IN_THE_CODE;
}
