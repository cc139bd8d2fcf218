import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { chmodSync, readFileSync } from 'fs';
import { Machine } from './machine';

const STUBS = Object.fromEntries(['modprobe', 'sysctl', 'systemctl'].map((name) => [`BASH_FUNC_${name}%%`, '() { :; }']));
const sum = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

let machine: Machine;
beforeEach(() => {
  machine = new Machine({ ROLE: 'etcd' });
  machine.write('web/tool', '#!/bin/sh\necho tool\n');
  machine.write('web/tree/bin/one', '1');
  machine.write('web/tree/bin/two', '2');
  spawnSync('tar', ['-czf', machine.path('web/tree.tgz'), '-C', machine.path('web'), 'tree']);
});
afterEach(() => machine.remove());

const line = (file: string, how: string, architecture = 'any', checksum = sum(machine.path(`web/${file}`))) =>
  `${checksum} file://${machine.path(`web/${file}`)} ${how} ${architecture}\n`;
const install = (text: string) => {
  machine.write('etc/software.txt', text);
  return machine.spawn([machine.path('lib/install.sh')], STUBS);
};

it('installs a program', async () => {
  const { code } = await install(line('tool', `binary:${machine.path('bin/tool')}`));
  expect([code, spawnSync(machine.path('bin/tool')).stdout.toString()]).toEqual([0, 'tool\n']);
});

it('unpacks members of an archive', async () => {
  await install(line('tree.tgz', `tar:${machine.path('opt')}:1:tree/bin/two`));
  expect(machine.list('opt/bin')).toEqual(['two']);
});

it('fetches nothing that is there', async () => {
  // GIVEN a machine that has all
  const text = line('tool', `binary:${machine.path('bin/tool')}`) + line('tree.tgz', `tar:${machine.path('opt')}:1`);
  await install(text);
  // WHEN
  const { code, stderr } = await install(text);
  // THEN
  expect([code, stderr]).toEqual([0, '']);
});

it('mends a program that is another', async () => {
  const text = line('tool', `binary:${machine.path('bin/tool')}`);
  machine.write('bin/tool', 'another');
  chmodSync(machine.path('bin/tool'), 0o755);
  await install(text);
  expect(machine.read('bin/tool')).toBe(machine.read('web/tool'));
});

it('leaves out what is for other processors', async () => {
  const other = process.arch === 'arm64' ? 'amd64' : 'arm64';
  expect((await install(line('tool', `binary:${machine.path('bin/tool')}`, other))).code).toBe(0);
  expect(machine.has('bin/tool')).toBe(false);
});

it('installs nothing with another checksum', async () => {
  machine.write('etc/software.txt', line('tool', `binary:${machine.path('bin/tool')}`, 'any', '0'.repeat(64)));
  // One try: the program itself tries for ten minutes.
  const { code, stderr } = await machine.run([], 'retry() { shift; "$@"; }; export -f retry; sed -i "/^retry()/,/^}/d" "$LIB/common.sh"; bash "$LIB/install.sh"', STUBS);
  expect([code, machine.has('bin/tool')]).toEqual([1, false]);
  expect(stderr).toContain(`could not be had with the checksum ${'0'.repeat(64)}`);
});
