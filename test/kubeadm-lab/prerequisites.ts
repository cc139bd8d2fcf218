import { existsSync, readFileSync } from 'fs';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { attempt } from './commands';

// With the Debian package that has them.
const PROGRAMS = { debootstrap: 'debootstrap', ip: 'iproute2', journalctl: 'systemd', losetup: 'mount', nsenter: 'util-linux', setpriv: 'util-linux', unshare: 'util-linux' };

/** Throws `PrerequisiteError` where machines cannot be made. */
export async function checkPrerequisites(): Promise<void> {
  if (process.platform !== 'linux') throw new PrerequisiteError('The machines of the laboratory are namespaces of Linux, and this is none. Run its tests on Linux.');
  if (process.getuid?.() !== 0) throw new PrerequisiteError('The machines of the laboratory are made by root. Run its tests as root.');
  for (const [program, debianPackage] of Object.entries(PROGRAMS)) await checkProgram(program, debianPackage);
  checkControlGroups();
  const { code, output } = await attempt(['unshare', '--mount', '--pid', '--net', '--uts', '--ipc', '--cgroup', '--fork', 'true']);
  if (code !== 0) throw new PrerequisiteError(`Root may not make namespaces here (${output.trim()}). Run the tests of the laboratory where it may, such as in a privileged container.`);
}

async function checkProgram(program: string, debianPackage: string): Promise<void> {
  const { code } = await attempt(['which', program]);
  if (code !== 0) throw new PrerequisiteError(`The machines of the laboratory are made by ${program}, which is not on the PATH. On Debian: apt-get install ${debianPackage}`);
}

function checkControlGroups(): void {
  // Machines with version 2 alone would be different ones, which nobody has tried.
  if (existsSync('/sys/fs/cgroup/systemd') && readFileSync('/proc/self/cgroup', 'utf8').includes('memory')) return;
  throw new PrerequisiteError('The machines of the laboratory have version 1 of the control groups, which this kernel does not offer. Boot it with systemd.unified_cgroup_hierarchy=0.');
}
