import { kindOf, pathOf } from '../manifests/kinds';
import { Client, KubernetesObject } from './client';

const PARALLEL = 16;

/** Applies many objects at once, in no order. */
export async function applyAll(client: Client, objects: readonly KubernetesObject[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < objects.length; index = next++) await client.apply(objectPath(objects[index]), objects[index]);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
}

/** The path of an object in the API server. */
export function objectPath({ apiVersion = '', kind = '', metadata }: KubernetesObject): string {
  return pathOf(kindOf(apiVersion, kind), metadata.namespace, metadata.name);
}
