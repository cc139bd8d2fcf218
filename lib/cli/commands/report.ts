import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { Command } from 'commander';
import { fail } from '../../private/problem';
import { parseReport } from '../../readiness/report/json';
import { REPORT_FILES } from '../../readiness/report/render';
import { writeReport } from '../../readiness/report/write';

const DESCRIPTION = [
  `Renders the report of readiness again from the ${REPORT_FILES.json} that synthesizing wrote,`,
  'without synthesizing: after an update of this library, or where only that file was kept.',
].join(' ');

/** `production-cluster report [cdktf.out]`: renders the report again and says where it is. */
export function reportCommand(): Command {
  return new Command('report')
    .summary('renders the report of readiness again')
    .description(DESCRIPTION)
    .argument('[directory]', 'where the report is', 'cdktf.out')
    .action((directory: string) => {
      console.log(writeReport(directory, parseReport(storedReport(directory))).join('\n'));
    });
}

function storedReport(directory: string): string {
  const path = join(directory, REPORT_FILES.json);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  return fail('readiness-report', {
    what: 'There is no report of readiness to render',
    got: path,
    allowed: `a directory that holds ${REPORT_FILES.json}`,
    fix: 'synthesize the app first (cdktf synth), or name the directory that it writes to',
  });
}
