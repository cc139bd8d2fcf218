import { createHash } from 'crypto';
import { Machine } from './machine';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const TEXT = 'put 0755 "$LIB/provision.sh" <<\'@@\'\n#!/bin/bash\necho "provisions as it was told"\n@@\n';
const SYSTEMCTL = { 'BASH_FUNC_systemctl%%': '() { :; }' };

let machine: Machine;
afterEach(() => machine.remove());
function start(settings: Record<string, string>) {
  machine = new Machine(settings);
  machine.object('programs/a', TEXT);
  return machine.spawn([machine.path('lib/start.sh')], SYSTEMCTL);
}

describe('start.sh', () => {
  it('brings the programs and runs the first', async () => {
    const { code, stdout } = await start({ PROGRAMS: `programs/a|${sha256(TEXT)}` });
    expect([code, stdout]).toEqual([0, 'provisions as it was told\n']);
  });

  it('brings them once', async () => {
    await start({ PROGRAMS: `programs/a|${sha256(TEXT)}` });
    machine.deny('object');
    expect((await machine.spawn([machine.path('lib/start.sh')], SYSTEMCTL)).stdout).toBe('provisions as it was told\n');
  });

  it('runs no other programs than those it was told', async () => {
    const { code, stdout, stderr } = await start({ PROGRAMS: `programs/a|${sha256('others')}` });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Error: The programs programs/a are not those that this machine was told to run.');
  });
});
