import { readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from './sources';

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Record<string, string>;
}

describe.each(['package-lock.json', 'test/bindings-21/package-lock.json'])('%s', (file) => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { readonly packages: Record<string, LockedPackage> };
  const paths = Object.keys(packages);

  test('names no download address', () => {
    expect(paths.filter((path) => packages[path].resolved?.includes('://'))).toEqual([]);
  });

  // Else `npm ci` refuses it. To fix: node scripts/complete-lock.mjs
  test('has the builds for every system', () => {
    const wanted = paths.flatMap((path) => Object.keys(packages[path].optionalDependencies ?? {}).map((name) => [`${path}/node_modules/${name}`, `node_modules/${name}`]));
    expect(wanted.filter((places) => !places.some((place) => place in packages))).toEqual([]);
  });
});
