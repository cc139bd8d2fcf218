import { mkdirSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';

/** Where this package keeps what can be made again; created when it is missing. */
export function cacheDirectory(): string {
  const root = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const directory = join(root, 'cdktf-production-cluster');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return directory;
}
