import { Taint } from '../../../../taint';
import { NodeSettings } from './node-settings';

/**
 * User data for Bottlerocket.
 * Source: https://bottlerocket.dev/en/os/latest/#/api/settings/kubernetes/ (read 2026-11)
 */
export function bottlerocketUserData({ cluster, maxPods, labels, taints }: NodeSettings): string {
  return [
    '[settings.kubernetes]',
    ...(cluster === undefined
      ? []
      : [`api-server = "${cluster.endpoint}"`, `cluster-certificate = "${cluster.certificateAuthority}"`, `cluster-name = "${cluster.name}"`]),
    ...(maxPods === undefined ? [] : [`max-pods = ${maxPods}`]),
    ...table('node-labels', Object.entries(labels).map(([key, value]) => `"${key}" = "${value}"`)),
    ...table('node-taints', [...byKey(taints)].map(([key, values]) => `"${key}" = [${values.map((value) => `"${value}"`).join(', ')}]`)),
    '',
  ].join('\n');
}

function table(name: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `[settings.kubernetes.${name}]`, ...lines];
}

// One key may have several taints, of different effects.
function byKey(taints: Taint[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { key, value = '', effect } of taints) values.set(key, [...(values.get(key) ?? []), `${value}:${effect}`]);
  return values;
}
