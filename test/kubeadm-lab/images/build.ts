// Writes the archives of the images of a version of Kubernetes into a directory: build.ts 1.34 ROOT DIRECTORY, where ROOT is the root filesystem of a Debian.
import { cpSync, mkdirSync } from 'fs';
import { basename, join } from 'path';
import { BuildableMinor, imageArchives } from './archives';

async function main(minor: string, root: string, directory: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  for (const archive of await imageArchives({ minor: minor as BuildableMinor, root, rootKey: root }, console.error)) {
    cpSync(archive, join(directory, basename(archive)));
    console.log(join(directory, basename(archive)));
  }
}

main(process.argv[2], process.argv[3], process.argv[4]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
