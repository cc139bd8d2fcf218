import { createHash } from 'crypto';
import { rmSync } from 'fs';
import { join, posix } from 'path';
import { TarFile } from './tar-file';

/** A container image of one layer. */
export interface Image {
  /** Its whole name with its tag. */
  readonly name: string;
  /** Where each of its files is on this machine, by path in the image. */
  readonly files: Readonly<Record<string, string>>;
  /** What each of its symbolic links points to, by path in the image. */
  readonly links?: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
}

/** What the architecture of this machine is called in images. */
export const ARCHITECTURE = process.arch === 'x64' ? 'amd64' : process.arch;

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const PASSWD = 'root:x:0:0:root:/:/sbin/nologin\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n';

/** Writes an image as an archive that `docker load` and `ctr images import` take; gives its path. */
export function writeImage(image: Image, directory: string): string {
  const name = image.name.replace(/:[^:]*$/, '').split('/').pop();
  const layerPath = join(directory, `.${name}.layer.tar`);
  const digest = writeLayer(image, layerPath);
  const config = JSON.stringify({
    architecture: ARCHITECTURE, os: 'linux', created: '1970-01-01T00:00:00Z',
    config: { Env: [PATH], Entrypoint: image.entrypoint, WorkingDir: '/' },
    rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
  });
  const configName = `${createHash('sha256').update(config).digest('hex')}.json`;
  const path = join(directory, `${name}.tar`);
  const archive = new TarFile(path);
  archive.text('manifest.json', JSON.stringify([{ Config: configName, RepoTags: [image.name], Layers: ['layer.tar'] }]));
  archive.text(configName, config);
  archive.file('layer.tar', layerPath, 0o644);
  archive.close();
  rmSync(layerPath);
  return path;
}

function writeLayer({ files, links = {} }: Image, path: string): string {
  const layer = new TarFile(path);
  const directories = new Set(['etc', 'run', 'tmp', ...[...Object.keys(files), ...Object.keys(links)].flatMap(parentsOf)]);
  for (const directory of [...directories].sort()) layer.directory(directory, directory === 'tmp' ? 0o1777 : 0o755);
  layer.text('etc/passwd', PASSWD);
  layer.text('etc/nsswitch.conf', 'hosts: files dns\n');
  for (const [name, source] of Object.entries(files)) layer.file(name, source);
  for (const [name, target] of Object.entries(links)) layer.link(name, target);
  return layer.close();
}

function parentsOf(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === '.' ? [] : [...parentsOf(parent), parent];
}
