// Builds the programs that test/e2e-rbac needs, where they are not built yet, and prints where they are.
import { Module, MODULES, toolsOf } from './tools';

async function main(names: string[]): Promise<void> {
  for (const module of names as Module[]) console.log(await toolsOf(module, console.error));
}

main(process.argv.length > 2 ? process.argv.slice(2) : Object.keys(MODULES)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
