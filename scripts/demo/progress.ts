/** What has been seen of a deployment. */
export interface DeploymentState {
  /** How many resources the plan creates, changes or destroys; undefined until there is a plan. */
  readonly total?: number;
  readonly done: number;
  /** The address of what was finished last. */
  readonly latest?: string;
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g');
const PLAN = /Plan: (?:\d+ to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy/;
const DONE = /(\S+): (?:Creation|Modifications|Destruction) complete/;

/** A line without colours and other terminal escapes. */
export function plainText(line: string): string {
  return line.replace(ESCAPES, '');
}

/** The state after one more line of the output of `cdktf deploy`; the same object when the line says nothing of it. */
export function advance(state: DeploymentState, line: string): DeploymentState {
  const plan = PLAN.exec(line);
  if (plan !== null) return { ...state, total: plan.slice(1).map(Number).reduce((sum, count) => sum + count, 0) };
  const done = DONE.exec(line);
  return done === null ? state : { ...state, done: state.done + 1, latest: done[1] };
}

/** Such as `12/74 aws_subnet Cluster/Network/Private1/Subnet`. */
export function progressLine({ total, done, latest }: DeploymentState, paths: ReadonlyMap<string, string>): string {
  if (total === undefined) return 'planning';
  if (latest === undefined) return `0/${total}`;
  const [type] = latest.split('.');
  return `${String(done).padStart(String(total).length)}/${total} ${type} ${paths.get(latest) ?? latest.slice(type.length + 1)}`;
}
