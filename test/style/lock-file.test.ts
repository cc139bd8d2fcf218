import { readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from './sources';

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Record<string, string>;
}

function packagesIn(file: string): Record<string, LockedPackage> {
  return (JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as { readonly packages: Record<string, LockedPackage> }).packages;
}

const OWN = ['package-lock.json', 'test/bindings-21/package-lock.json', 'test/cdktn/package-lock.json'];

describe.each([...OWN, 'bench/peers/package-lock.json'])('%s', (file) => {
  test('names no download address', () => {
    const packages = packagesIn(file);
    expect(Object.keys(packages).filter((path) => packages[path].resolved?.includes('://'))).toEqual([]);
  });
});

describe.each(OWN)('%s', (file) => {
  // Else `npm ci` refuses it. To fix: node scripts/complete-lock.mjs
  test('has the builds for every system', () => {
    const packages = packagesIn(file);
    const paths = Object.keys(packages);
    const wanted = paths.flatMap((path) => Object.keys(packages[path].optionalDependencies ?? {}).map((name) => [`${path}/node_modules/${name}`, `node_modules/${name}`]));
    expect(wanted.filter((places) => !places.some((place) => place in packages))).toEqual([]);
  });
});
