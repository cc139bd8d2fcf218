import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Command } from 'commander';
import { fail } from '../../private/problem';
import { parseReport } from '../../readiness/report/json';
import { renderReport, REPORT_FILES } from '../../readiness/report/render';

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
      const files = renderReport(parseReport(storedReport(directory)));
      for (const [name, text] of files) writeFileSync(join(directory, name), text);
      console.log([...files.keys()].map((name) => join(directory, name)).join('\n'));
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
