import { readFileSync } from 'fs';
import { join } from 'path';
import { Command } from 'commander';
import { embeddedAwsCommand } from './commands/embedded-aws';
import { planCheckCommand } from './commands/plan-check';
import { reportCommand } from './commands/report';

/** The `production-cluster` command line. Each subcommand is one file in `commands/`. */
export function createProgram(): Command {
  return new Command('production-cluster')
    .description('Tools around cdktf-production-cluster.')
    .version(packageVersion())
    .addCommand(embeddedAwsCommand())
    .addCommand(planCheckCommand())
    .addCommand(reportCommand());
}

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : 'unknown';
}
