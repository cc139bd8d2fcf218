// What the real kubeadm says of every configuration: tsx test/kubeadm/validate.ts MINOR KUBEADM [DIRECTORY], such as 1.34 /usr/local/bin/kubeadm.
import { spawnSync } from 'child_process';
import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { configurations, writeMachine } from './configurations';

const [minor, program, directory = mkdtempSync(join(tmpdir(), 'kubeadm-'))] = process.argv.slice(2);
const FILES = ['etc/production-cluster/kubeadm/cluster.yaml', 'etc/production-cluster/kubeadm/etcd.yaml'];

const machines = configurations().filter(({ version }) => version === minor);
const verdicts = machines.flatMap((machine) => {
  const root = writeMachine(machine, directory);
  return FILES.filter((file) => `/${file}` in machine.files).map((file) => {
    const { status, stdout, stderr } = spawnSync(program, ['config', 'validate', '--config', join(root, file)], { encoding: 'utf8' });
    return { file: `${machine.name}/${file}`, valid: status === 0, said: `${stdout}${stderr}`.trim() };
  });
});
for (const { file, valid, said } of verdicts) if (!valid || said !== 'ok') console.log(`${file}: ${said}`);
console.log(`${verdicts.filter(({ valid }) => valid).length} of ${verdicts.length} files are valid; the files are in ${directory}`);
process.exitCode = verdicts.length > 0 && verdicts.every(({ valid }) => valid) ? 0 : 1;
