import { copyFileSync, mkdirSync } from 'fs';
import { join } from 'path';
import { ETCD_PATHS, KUBERNETES_PATHS } from '../apps/software';
import { Prepared } from './prepared';

/** A layer over the machines' image with the programs of the first release, as an image has them that was made beforehand. */
export function bakedLayer(directory: string, { releases, etcd }: Prepared): string {
  const programs = join(directory, 'usr/local/bin');
  mkdirSync(programs, { recursive: true });
  const copy = (from: string, paths: Readonly<Record<string, string>>) => Object.entries(paths).forEach(([name, as]) => copyFileSync(join(from, name), join(programs, as)));
  copy(releases[0].directory, KUBERNETES_PATHS);
  copy(etcd.directory, ETCD_PATHS);
  return directory;
}
