// Run after `npm install`. A registry that does not serve the builds of a package for other systems makes npm leave them out of
// package-lock.json, and `npm ci` then refuses the lock file. This adds them, as what they are: optional, and for their own system only.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LOCK = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const SYSTEM = /[-/](aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|x64)(?:-(gnu|musl)[a-z]*)?/;
const LIBC = { gnu: 'glibc', musl: 'musl' };

/** The lock file's entry for the build of a package for one system; undefined where name or version do not say enough. */
function entryOf(name, version, parent) {
  const [, os, cpu, libc] = SYSTEM.exec(name) ?? [];
  if (os === undefined || !/^\d+\.\d+\.\d+/.test(version)) return undefined;
  const system = { cpu: [cpu], ...(parent.dev && { dev: true }), ...(os === 'linux' && libc && { libc: [LIBC[libc]] }), optional: true, os: [os] };
  return { version, ...system };
}

function missingFrom(packages) {
  return Object.entries(packages).flatMap(([path, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => packages[`${path}/node_modules/${name}`] === undefined && packages[`node_modules/${name}`] === undefined)
      .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, parent)]),
  );
}

const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
const { '': root, ...packages } = lock.packages;
for (const [path, entry] of missingFrom(packages)) {
  if (entry === undefined) throw new Error(`package-lock.json lacks ${path}, and its name does not say for which system it is.`);
  packages[path] = entry;
}
const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = { '': root, ...Object.fromEntries(sorted) };
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
