import { spawnSync } from 'child_process';
import { firstFiles, NODE_FILES, nodeFileNames, programs, withoutComments } from '../../lib/kubeadm/private/node-files';
import { MachineRole } from '../../lib/kubeadm/infrastructure';

const ROLES = Object.values(MachineRole);

/** The files that a program of `put` writes. */
function putIn(text: string): string[] {
  return [...text.matchAll(/^put 0\d{3} (\S+) <<'@@'$/gm)].map(([, path]) => path);
}

test('every program and unit is of some machine, and none is missing', () => {
  expect(Object.keys(NODE_FILES)).toEqual(nodeFileNames());
});

test.each(ROLES)('a machine for %s has what its programs source and its units start', (role) => {
  const files = firstFiles(role);
  const paths = [...files.map(({ path }) => path), ...putIn(programs(role))];
  const text = `${files.map(({ content }) => content).join('\n')}\n${programs(role)}`;

  const sourced = [...text.matchAll(/^\. "\$LIB\/([a-z-]+\.sh)"/gm)].map(([, name]) => `/usr/local/lib/production-cluster/${name}`);
  const started = [...text.matchAll(/^ExecStart=(?:\/bin\/bash )?(\/usr\/local\/lib\/\S+)/gm)].map(([, path]) => path);

  expect(started).not.toEqual([]);
  expect([...paths, '/usr/local/lib/production-cluster/cloud.sh']).toEqual(expect.arrayContaining([...sourced, ...started]));
});

test('a worker has all in its user data, because it may read no object', () => {
  expect(firstFiles(MachineRole.WORKER).map(({ path }) => path)).toContain('/usr/local/lib/production-cluster/worker.sh');
  expect(firstFiles(MachineRole.CONTROL_PLANE).map(({ path }) => path)).toEqual([
    '/usr/local/lib/production-cluster/common.sh', '/etc/systemd/system/production-cluster-provision.service', '/usr/local/lib/production-cluster/start.sh',
  ]);
});

test.each([MachineRole.CONTROL_PLANE, MachineRole.ETCD])('the programs of %s are put in their places by a real shell, as they are', (role) => {
  const script = `put() { echo "== $1 $2"; cat; }\n${programs(role)}`;

  const { stdout, status } = spawnSync('bash', ['-euc', script], { encoding: 'utf8' });

  expect(status).toBe(0);
  const written = stdout.split(/^== 0\d{3} (\S+)\n/m).slice(1);
  expect(written.filter((_, index) => index % 2 === 0)).toEqual(putIn(programs(role)));
  expect(written[written.indexOf('/usr/local/lib/production-cluster/etcd.sh') + 1]).toContain('etcd_ctl');
  expect(spawnSync('bash', ['-n'], { input: script }).status).toBe(0);
});

test('comments are left out of programs, but nothing that a program reads', () => {
  const program = '#!/bin/bash\n# Why.\n  # shellcheck disable=SC1\n#\nx=${1#*=} # Kept.\necho "#hash"\n';

  expect(withoutComments(program)).toBe('#!/bin/bash\nx=${1#*=} # Kept.\necho "#hash"\n');
});
