import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { reportCommand } from '../../../lib/cli/commands/report';
import { readinessJson } from '../../../lib/readiness/report/json';
import { expectProblem } from '../../support/problems';
import { filesOf } from '../../support/report';
import { SMALL } from './fixtures/small';

let directory: string;
let log: jest.SpyInstance;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'report-'));
  log = jest.spyOn(console, 'log').mockImplementation();
});
afterEach(() => {
  log.mockRestore();
  rmSync(directory, { recursive: true });
});

const run = () => reportCommand().parseAsync(['node', 'report', directory]);

test('renders again from the JSON alone, and says where', async () => {
  // GIVEN
  writeFileSync(join(directory, 'readiness.json'), readinessJson(SMALL));

  // WHEN
  await run();

  // THEN
  const files = filesOf(SMALL);
  expect(files.map(([name]) => [name, readFileSync(join(directory, name), 'utf8')])).toEqual(files);
  expect(log).toHaveBeenCalledWith(files.map(([name]) => join(directory, name)).join('\n'));
});

test('says where no report is, and what to do', async () => {
  const error = await run().catch((thrown: unknown) => thrown);

  expectProblem((error as Error).message, { id: 'readiness-report', allowed: 'readiness.json', fix: 'cdktf synth' });
});
