// Writes lib/aws/capacity/private/machine-limits.generated.ts from the table of the network agent of EKS (Apache-2.0), which its
// maintainers generate from EC2's DescribeInstanceTypes. With a path, reads that file in place of the newest on GitHub:
//   node scripts/refresh/machine-limits.mjs [vpc_ip_resource_limit.go]
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SOURCE = 'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/vpc/vpc_ip_resource_limit.go';
const RAW = 'https://raw.githubusercontent.com/aws/amazon-vpc-cni-k8s/master/pkg/vpc/vpc_ip_resource_limit.go';
const TARGET = fileURLToPath(new URL('../../lib/aws/capacity/private/machine-limits.generated.ts', import.meta.url));
const ENTRY = /^\t"([^"]+)":\s*{\s*ENILimit:\s*(\d+),\s*IPv4Limit:\s*(\d+),[\s\S]*?HypervisorType:\s*"(\w*)",\s*IsBareMetal:\s*(\w+)/gm;

const [path] = process.argv.slice(2);
const text = path === undefined ? await (await fetch(RAW)).text() : readFileSync(path, 'utf8');

const types = new Map();
for (const [, type, interfaces, addresses, hypervisor, bareMetal] of text.matchAll(ENTRY)) {
  const limits = `${interfaces} ${addresses} ${hypervisor === 'nitro' || bareMetal === 'true' ? 'nitro' : 'xen'}`;
  types.set(limits, [...(types.get(limits) ?? []), type]);
}
const count = [...types.values()].flat().length;
if (count < 1000) throw new Error(`Only ${count} machine types were found: has the form of ${SOURCE} changed?`);

const rows = [...types].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([limits, names]) => `  '${limits}': '${names.sort().join(' ')}',`);
writeFileSync(
  TARGET,
  `// Written by scripts/refresh/machine-limits.mjs: do not edit.\n// Source: ${SOURCE} (Apache-2.0), read ${new Date().toISOString().slice(0, 10)}\n
/** Machine types by "network interfaces, IPv4 addresses each, hypervisor"; of several network cards only the first counts. */
export const MACHINE_LIMITS: Record<string, string> = {\n${rows.join('\n')}\n};\n`,
);
console.log(`${count} machine types`);
