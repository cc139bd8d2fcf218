import { createHash } from 'crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { execute } from '../commands';
import { writeImage } from './image';

interface Manifest {
  readonly Config: string;
  readonly RepoTags: readonly string[];
  readonly Layers: readonly string[];
}

interface Configuration {
  readonly config: { readonly Entrypoint: readonly string[] };
  readonly rootfs: { readonly diff_ids: readonly string[] };
}

describe('writeImage', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'image-'));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  async function written(content: string): Promise<string> {
    writeFileSync(join(directory, 'program'), content);
    const archive = writeImage({ name: 'registry.invalid:5000/some/name:1.2', files: { 'usr/bin/program': join(directory, 'program') }, links: { 'usr/bin/other': 'program' }, entrypoint: ['program'] }, directory);
    await execute(['tar', '--extract', '--file', archive, '--directory', directory]);
    return archive;
  }

  function json<T>(name: string): T {
    return JSON.parse(readFileSync(join(directory, name), 'utf8')) as T;
  }

  test('names the image, its configuration by its checksum, and its layer by that of the layer', async () => {
    // WHEN
    const archive = await written('content');

    // THEN
    const [manifest] = json<readonly Manifest[]>('manifest.json');
    const sha256 = (file: string): string => createHash('sha256').update(readFileSync(join(directory, file))).digest('hex');
    expect(archive).toBe(join(directory, 'name.tar'));
    expect(manifest.RepoTags).toEqual(['registry.invalid:5000/some/name:1.2']);
    expect(manifest.Config).toBe(`${sha256(manifest.Config)}.json`);
    expect(json<Configuration>(manifest.Config).rootfs.diff_ids).toEqual(manifest.Layers.map((layer) => `sha256:${sha256(layer)}`));
    expect(json<Configuration>(manifest.Config).config.Entrypoint).toEqual(['program']);
  });

  test('puts directories, files of any size and links into the layer, as tar reads them', async () => {
    // GIVEN a file that ends within a block, and is larger than what is read at once
    const content = 'x'.repeat((1 << 20) + 700);

    // WHEN
    await written(content);
    await execute(['tar', '--extract', '--file', join(directory, 'layer.tar'), '--directory', directory]);

    // THEN
    expect(readFileSync(join(directory, 'usr/bin/other'), 'utf8')).toBe(content);
    expect(readFileSync(join(directory, 'etc/passwd'), 'utf8')).toContain('root:x:0:0');
    expect(await execute(['stat', '--format', '%a', join(directory, 'usr/bin/program'), join(directory, 'tmp')])).toBe('755\n1777\n');
  });

  test('is the same for the same content', async () => {
    // WHEN
    const first = readFileSync(await written('content'));
    const second = readFileSync(await written('content'));
    const third = readFileSync(await written('other'));

    // THEN
    expect(first.equals(second)).toBe(true);
    expect(first.equals(third)).toBe(false);
  });
});
