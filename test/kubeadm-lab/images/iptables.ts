import { readdirSync } from 'fs';
import { join, posix, relative } from 'path';
import { execute } from '../commands';

const PROGRAM = 'usr/sbin/xtables-nft-multi';
const NAMES = ['iptables', 'ip6tables'].flatMap((name) => ['', '-save', '-restore'].map((suffix) => `usr/sbin/${name}${suffix}`));
// Where programs look for what loads their libraries, by the name that Debian gives to the machine.
const LOADERS: Readonly<Record<string, string>> = {
  'x86_64-linux-gnu': 'lib64/ld-linux-x86-64.so.2',
  'aarch64-linux-gnu': 'lib/ld-linux-aarch64.so.1',
};

/** What an image has that speaks to the kernel's packet filter. */
export interface Iptables {
  readonly files: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, string>>;
}

/** iptables with its extensions and libraries, as they are in the root filesystem of a Debian. */
export async function iptablesOf(root: string): Promise<Iptables> {
  const machine = readdirSync(join(root, 'usr/lib')).find((name) => name in LOADERS);
  if (machine === undefined) throw new Error(`${root} is no Debian of a known architecture`);
  const libraries = posix.join('usr/lib', machine);
  const extensions = posix.join(libraries, 'xtables');
  const own = [PROGRAM, ...readdirSync(join(root, extensions)).map((name) => posix.join(extensions, name))];
  const files = Object.fromEntries([...own, ...(await librariesOf(root, libraries, own))].map((path) => [path, join(root, path)]));
  const loader = LOADERS[machine];
  return {
    files: { ...files, [loader]: join(root, libraries, posix.basename(loader)) },
    links: Object.fromEntries(NAMES.map((name) => [name, posix.basename(PROGRAM)])),
  };
}

/** What some programs and libraries are linked to: the loader of that root says it, without running anything of it. */
async function librariesOf(root: string, libraries: string, paths: readonly string[]): Promise<string[]> {
  const directory = join(root, libraries);
  const loader = readdirSync(directory).find((name) => name.startsWith('ld-linux'));
  if (loader === undefined) throw new Error(`${directory} has no loader`);
  const found = new Set<string>();
  for (const path of paths) {
    const listed = await execute([join(directory, loader), '--inhibit-cache', '--library-path', directory, '--list', join(root, path)]);
    for (const [, library] of listed.matchAll(/=> (\S+) \(/g)) found.add(relative(root, library));
  }
  return [...found].sort();
}
