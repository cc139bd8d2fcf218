import { IConstruct } from 'constructs';
import { ICluster } from '../../../../cluster';
import { BindingObject } from '../model';
import { AppReading } from '../reading/app-reading';
import { isMade } from '../reading/clusters';
import { RoleCatalog } from '../role-catalog';

// Objects of one cluster may come through several providers; here they are one.
const THIS_CLUSTER = '';

/** What an app states about one cluster. */
export interface ClusterReading {
  readonly bindings: readonly BindingObject[];
  readonly catalog: RoleCatalog;
  /** What cannot be told to be in the cluster, in words. */
  readonly unknowns: readonly string[];
}

/** The bindings below a construct that are in a cluster, and the roles of the app that are. */
export function readCluster(scope: IConstruct, cluster: ICluster, reading: AppReading): ClusterReading {
  const keys = reading.keysOf(cluster);
  const objects = reading.stacksOf(scope).map((stack) => reading.objectsOf(stack));
  const below = objects.flatMap(({ bindings }) => bindings).filter(({ source }) => source !== undefined && isBelow(source, scope));
  const foreign = new Set(below.map((binding) => binding.cluster).filter((key) => !keys.has(key) && !isMade(key)));
  return {
    bindings: inCluster(below, keys),
    catalog: new RoleCatalog(inCluster(objects.flatMap(({ roles }) => roles), keys)),
    unknowns: [...foreign].map((key) => `bindings through ${key}: whether they are in this cluster is not known`),
  };
}

function inCluster<T extends { readonly cluster: string }>(objects: readonly T[], keys: ReadonlySet<string>): T[] {
  return objects.filter((object) => keys.has(object.cluster)).map((object) => ({ ...object, cluster: THIS_CLUSTER }));
}

function isBelow(construct: IConstruct, scope: IConstruct): boolean {
  return construct === scope || (construct.node.scope !== undefined && isBelow(construct.node.scope, scope));
}
