import { join } from 'path';
import { attempt, execute, Outcome } from '../../kubeadm-lab/commands';

const TIMEOUT_MS = 300_000;
const START = join(__dirname, 'start.sh');

/** The folders of programs that read what is rendered. */
export interface Programs {
  readonly kubernetes: string;
  readonly etcd: string;
}

/** What kubeadm says of a file. */
export function validated({ kubernetes }: Programs, file: string): Promise<Outcome> {
  return attempt([join(kubernetes, 'kubeadm'), 'config', 'validate', '--config', file]);
}

/**
 * Starts etcd, the API server, the controller manager and the scheduler of a member with its files, and returns which became ready, in order. Throws what the one wrote that did not.
 *
 * @param work an empty folder
 */
export async function started({ kubernetes, etcd }: Programs, work: string, member: string, memberOfEtcd: string): Promise<string[]> {
  const namespaces = ['unshare', '--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const output = await execute([...namespaces, 'bash', START, kubernetes, etcd, work, member, memberOfEtcd], { timeoutMs: TIMEOUT_MS });
  return [...output.matchAll(/^(\S+) is ready$/gm)].map(([, name]) => name);
}
