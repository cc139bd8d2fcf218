import { spawnSync } from 'child_process';
import { readdirSync } from 'fs';
import { join } from 'path';
import { Machine, PROGRAMS } from './machine';

let machine: Machine;
beforeEach(() => (machine = new Machine()));
afterEach(() => machine.remove());

const programs = readdirSync(PROGRAMS).filter((name) => name.endsWith('.sh'));
const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

describe('every program', () => {
  it.each(programs)('%s is a program of bash', (name) => {
    expect(spawnSync('bash', ['-n', join(PROGRAMS, name)]).stderr.toString()).toBe('');
  });

  (hasShellcheck ? it : it.skip)('passes shellcheck', () => {
    expect(spawnSync('shellcheck', ['--severity=warning', ...programs], { cwd: PROGRAMS }).stdout.toString()).toBe('');
  });
});

describe('retry', () => {
  it('tries again what fails', async () => {
    // GIVEN a command that fails twice
    const script = 'n=0; sleep() { :; }; flaky() { n=$((n + 1)); [ $n = 3 ]; }; retry 60 flaky; echo "$n"';
    // THEN
    expect((await machine.run([], script)).stdout).toBe('3\n');
  });

  it.each([4, 5])('takes %i for an answer', async (answer) => {
    const { stdout } = await machine.run([], `n=0; ask() { n=$((n + 1)); return ${answer}; }; code=0; retry 60 ask || code=$?; echo "$n $code"`);
    expect(stdout).toBe(`1 ${answer}\n`);
  });

  it('gives up when the time is over', async () => {
    expect((await machine.run([], 'no() { return 9; }; code=0; retry 1 no || code=$?; echo "$code"')).stdout).toBe('9\n');
  });
});

describe('write_file', () => {
  it('writes the whole file with its mode', async () => {
    await machine.run([], 'echo text | write_file 0640 "$ETC/a/b"; stat -c %a "$ETC/a/b"').then(({ stdout }) => expect(stdout).toBe('640\n'));
    expect(machine.read('etc/a/b')).toBe('text\n');
    expect(machine.list('etc/a')).toEqual(['b']);
  });

  it('leaves the old file when the new one cannot be written whole', async () => {
    // GIVEN
    machine.write('etc/a/b', 'old');
    // WHEN the disk takes no more
    const { code } = await machine.run([], 'cat() { echo half; return 1; }; echo new | write_file 0600 "$ETC/a/b"');
    // THEN
    expect([code, machine.read('etc/a/b'), machine.list('etc/a')]).toEqual([1, 'old', ['b']]);
  });
});

describe('step', () => {
  it.each([['before', false], ['after', true]])('is killed %s it where a test asks so, once', async (place, done) => {
    // GIVEN
    machine.write(`run/stop-${place}-work`, '');
    // WHEN
    const first = await machine.run([], 'step work touch "$STATE/done"; echo on');
    // THEN
    expect([first.signal, first.stdout, machine.has('state/done')]).toEqual(['SIGKILL', '', done]);
    expect((await machine.run([], 'step work touch "$STATE/done"; echo on')).stdout).toBe('on\n');
  });
});

it('says which command failed without the values in it', async () => {
  const { code, stderr } = await machine.run([], 'secret=hidden-word; false "$secret"');
  expect(code).toBe(1);
  expect(stderr).toContain('false "$secret"');
  expect(stderr).not.toContain('hidden-word');
});
