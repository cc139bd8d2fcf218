import { checkKnown } from '../../private/checks';
import { fail } from '../../private/problem';
import { API_PORT } from './cluster-plan';
import { toYaml, YamlValue } from './yaml';

/** What Cilium needs to know of a cluster. */
export interface CiliumSettings {
  readonly apiName: string;
  readonly podCidr: string;
  readonly wireguard: boolean;
  /** The user's own values, as JSON. */
  readonly values: string;
}

type Values = Readonly<Record<string, YamlValue>>;

/** The values of Cilium's chart: https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/ (read 2026-11) */
export function ciliumValues({ apiName, podCidr, wireguard, values }: CiliumSettings): string {
  const own: Values = {
    // Without kube-proxy there is no Service to reach the API by.
    kubeProxyReplacement: true,
    k8sServiceHost: apiName,
    k8sServicePort: API_PORT,
    ipam: { mode: 'cluster-pool', operator: { clusterPoolIPv4PodCIDRList: [podCidr], clusterPoolIPv4MaskSize: 24 } },
    routingMode: 'tunnel',
    tunnelProtocol: 'vxlan',
    encryption: wireguard ? { enabled: true, type: 'wireguard' } : { enabled: false },
    operator: { replicas: 2 },
    // It would make certificates anew with every upgrade.
    hubble: { enabled: false },
  };
  return toYaml(merge(own, parseValues(values)));
}

/** The user's values as an object. */
export function parseValues(text: string): Values {
  checkKnown(text, 'PodNetwork.cilium values');
  const value = parse(text);
  if (isMap(value)) return value;
  return fail('pod-network-values', {
    what: 'PodNetwork.cilium values are not the text of a JSON object', got: text, allowed: 'the text of a JSON object, such as JSON.stringify({ hubble: { enabled: true } })', fix: 'correct values',
  });
}

function parse(text: string): YamlValue {
  try {
    return JSON.parse(text) as YamlValue;
  } catch {
    return undefined;
  }
}

function merge(own: Values, given: Values): Values {
  const merged = new Map(Object.entries(own));
  for (const [key, value] of Object.entries(given)) {
    const mine = merged.get(key);
    merged.set(key, isMap(mine) && isMap(value) ? merge(mine, value) : value);
  }
  return Object.fromEntries(merged);
}

function isMap(value: YamlValue): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
