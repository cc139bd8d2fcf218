import { createRequire } from 'module';

const load = createRequire(__filename);
const names = process.argv.slice(2);
const before = process.cpuUsage();
for (const name of names) load(name);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
