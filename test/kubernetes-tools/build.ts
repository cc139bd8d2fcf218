// Builds programs where they are not built yet, and prints where they are: the named sets, or what test/e2e-rbac and test/judges need.
import { TOOL_SETS, ToolSetName } from './tool-sets';
import { toolsOf } from './tools';

const DEFAULT: readonly ToolSetName[] = ['etcd', 'kubernetes', 'kube-score'];

function named(name: string): ToolSetName {
  if (name in TOOL_SETS) return name as ToolSetName;
  throw new Error(`${name} is none of ${Object.keys(TOOL_SETS).join(', ')}`);
}

async function main(names: readonly string[]): Promise<void> {
  for (const name of names.map(named)) console.log(await toolsOf(name, console.error));
}

main(process.argv.length > 2 ? process.argv.slice(2) : DEFAULT).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
