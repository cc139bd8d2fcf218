import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { sep } from 'path';

const load = createRequire(__filename);
const before = process.cpuUsage();
const library = load('cdktf-production-cluster') as { aws: { EksPlatform: unknown } };
if (!library.aws.EksPlatform) throw new Error('The library has no aws.EksPlatform');
const { user, system } = process.cpuUsage(before);
console.log(process.argv.includes('--list') ? JSON.stringify(peersOf(`${sep}dist${sep}`)) : (user + system) / 1000);

// What the loaded files of the library require of its peers. A lazy namespace that was not touched is not among them.
function peersOf(folder: string): string[] {
  const loaded = Object.keys(load.cache);
  const files = loaded.filter((file) => file.includes(folder) && !file.includes(`${sep}node_modules${sep}`));
  const required = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/require\(["']((?:@cdktf\/|cdktf|constructs)[^"']*)["']\)/g)].map((match) => match[1]));
  return [...new Set(required)].filter((name) => loaded.includes(load.resolve(name))).sort();
}
