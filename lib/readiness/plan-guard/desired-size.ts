import { numberAt, textAt } from './json';
import { Plan } from './plan';
import { PlanFinding, PlanFindingKind } from './plan-check-result';
import { PlannedChange } from './planned-change';
import { shellWord } from './shell-word';

/** The numbers of nodes of a node group. */
interface Sizes {
  readonly min: number;
  readonly max: number;
  readonly desired: number;
}

/**
 * Node groups of EKS that get bounds outside of which their current number of nodes lies. That number is the autoscaler's, so Terraform leaves it alone,
 * and AWS refuses the bounds: `Minimum capacity 8 can't be greater than desired size 4`.
 * Source: https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3306 (read 2026-11)
 */
export function desiredSize({ changes }: Plan): PlanFinding[] {
  return changes.filter(({ type, actions }) => type === 'aws_eks_node_group' && actions.includes('update')).flatMap(judge);
}

function judge(change: PlannedChange): PlanFinding[] {
  const sizes = sizesOf(change.after);
  if (sizes === undefined) return [];
  const { min, max, desired } = sizes;
  if (desired < min) return [finding(change, sizes, min, `Minimum capacity ${min} can't be greater than desired size ${desired}`)];
  if (desired > max) return [finding(change, sizes, max, `Desired size ${desired} can't be greater than maximum capacity ${max}`)];
  return [];
}

function sizesOf(values: unknown): Sizes | undefined {
  const [min, max, desired] = ['min_size', 'max_size', 'desired_size'].map((name) => numberAt(values, 'scaling_config', 0, name));
  return min === undefined || max === undefined || desired === undefined ? undefined : { min, max, desired };
}

function finding(change: PlannedChange, sizes: Sizes, wanted: number, what: string): PlanFinding {
  const { address, actions } = change;
  const attributes = change.attributes().filter(({ path }) => path.startsWith('scaling_config'));
  const first = [command(change.before, { ...sizes, desired: wanted })];
  return { kind: PlanFindingKind.DESIRED_SIZE, address, actions: [...actions], what: `AWS will refuse it: ${what}`, attributes, first, fix: 'run the command once, then plan again' };
}

function command(group: unknown, { min, max, desired }: Sizes): string {
  const region = textAt(group, 'arn')?.split(':')[3];
  const options = [
    ...(region === undefined ? [] : ['--region', shellWord(region)]),
    ...['--cluster-name', wordAt(group, 'cluster_name')],
    ...['--nodegroup-name', wordAt(group, 'node_group_name')],
    `--scaling-config minSize=${min},maxSize=${max},desiredSize=${desired}`,
  ];
  return `aws eks update-nodegroup-config ${options.join(' ')}`;
}

function wordAt(group: unknown, name: string): string {
  return shellWord(textAt(group, name) ?? '<unknown>');
}
