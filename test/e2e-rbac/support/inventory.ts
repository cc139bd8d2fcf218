import { Client } from './client';

interface ResourceList {
  readonly groupVersion: string;
  readonly resources: readonly { readonly name: string; readonly kind: string; readonly verbs: readonly string[] }[];
}

interface GroupList {
  readonly groups: readonly { readonly preferredVersion: { readonly groupVersion: string } }[];
}

// They come and go by themselves.
const RESTLESS = new Set(['Event', 'Lease', 'ComponentStatus', 'LeaseCandidate']);

/** Everything in a cluster: kind, namespace and name of each object, with the version that changes when the object does. */
export type Inventory = ReadonlyMap<string, string>;

/** Lists everything that the API server stores. */
export async function takeInventory(client: Client): Promise<Inventory> {
  const { groups } = await client.get<GroupList>('/apis');
  const paths = ['/api/v1', ...groups.map(({ preferredVersion }) => `/apis/${preferredVersion.groupVersion}`)];
  const lists = await Promise.all(paths.map(async (path) => ({ path, ...(await client.get<ResourceList>(path)) })));
  const kinds = lists.flatMap(({ path, resources }) => resources.filter(({ kind, verbs }) => verbs.includes('list') && !RESTLESS.has(kind)).map(({ name, kind }) => ({ kind, path: `${path}/${name}` })));
  const entries = await Promise.all(
    kinds.map(async ({ kind, path }) => (await client.list(path)).map(({ metadata }): [string, string] => [`${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`, metadata.resourceVersion ?? ''])),
  );
  return new Map(entries.flat().sort());
}

/** How a cluster differs from what it was. */
export interface Differences {
  readonly added: string[];
  readonly changed: string[];
  readonly removed: string[];
}

/** What was added, changed and removed between two inventories. */
export function differences(before: Inventory, after: Inventory): Differences {
  return {
    added: [...after.keys()].filter((key) => !before.has(key)),
    changed: [...after].filter(([key, version]) => before.has(key) && before.get(key) !== version).map(([key]) => key),
    removed: [...before.keys()].filter((key) => !after.has(key)),
  };
}
