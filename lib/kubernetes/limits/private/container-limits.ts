import { fail } from '../../../private/problem';
import { ContainerDefaults } from '../container-defaults';
import { ResourceAmounts } from '../resource-amounts';
import { AmountKind, amountOf, checkAmount } from './check-amount';

type Amounts = Record<string, string>;

/** The defaults and bounds of containers as a limit range has them. */
interface ContainerLimits {
  readonly default: Amounts;
  readonly defaultRequest: Amounts;
  readonly max?: Amounts;
}

// The choice of this library.
const REQUESTS: ResourceAmounts = { cpu: '100m', memory: '128Mi' };
const LIMITS: ResourceAmounts = { cpu: '1', memory: '512Mi' };

/** What a limit range says of containers. Refuses a request above its limit, and a limit above its most. */
export function containerLimits({ requests, limits, max }: ContainerDefaults): ContainerLimits {
  const most = amounts({ ...max }, 'max');
  const limit = amounts({ ...LIMITS, ...stated(limits) }, 'limits');
  const request = amounts({ ...REQUESTS, ...stated(requests) }, 'requests');
  // The API server fills in what is missing, and Terraform would take it away again: the most for a limit, the limit for a request.
  const all = { ...most, ...limit };
  for (const [resource, amount] of Object.entries(request)) checkOrder(resource, ['requests', amount], [resource in limit ? 'limits' : 'max', all[resource]]);
  for (const [resource, amount] of Object.entries(limit)) checkOrder(resource, ['limits', amount], ['max', most[resource]]);
  return { default: all, defaultRequest: { ...all, ...request }, max: Object.keys(most).length > 0 ? most : undefined };
}

// A struct of another language may hold what is left out as undefined.
function stated(given: ResourceAmounts = {}): ResourceAmounts {
  return Object.fromEntries(Object.entries(given).filter(([, amount]) => amount !== undefined));
}

function amounts({ cpu, memory, ephemeralStorage }: ResourceAmounts, what: string): Amounts {
  const found: Amounts = {};
  const option = `Tenant containerDefaults ${what}`;
  if (cpu !== undefined) found.cpu = checkAmount(cpu, AmountKind.CORES, `${option}.cpu`);
  if (memory !== undefined) found.memory = checkAmount(memory, AmountKind.BYTES, `${option}.memory`);
  if (ephemeralStorage !== undefined) found['ephemeral-storage'] = checkAmount(ephemeralStorage, AmountKind.BYTES, `${option}.ephemeralStorage`);
  return found;
}

type Named = readonly [name: string, amount: string | undefined];

function checkOrder(resource: string, [lowerName, lower]: Named, [upperName, upper]: Named): void {
  if (lower === undefined || upper === undefined) return;
  const [small, great] = [amountOf(lower), amountOf(upper)];
  if (small === undefined || great === undefined || !small.exceeds(great)) return;
  fail('container-limits-order', {
    what: `Tenant containerDefaults has more ${resource} in ${lowerName} than in ${upperName}`,
    got: { [lowerName]: lower, [upperName]: upper },
    allowed: `${lowerName} at most ${upperName}; what is not stated is the default of this library: requests cpu ${REQUESTS.cpu}, memory ${REQUESTS.memory}; limits cpu ${LIMITS.cpu}, memory ${LIMITS.memory}`,
    fix: `lower ${lowerName} or raise ${upperName}`,
  });
}
