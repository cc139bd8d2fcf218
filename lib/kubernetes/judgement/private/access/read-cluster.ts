import { IConstruct } from 'constructs';
import { ICluster } from '../../../../cluster';
import { BindingObject } from '../model';
import { AppReading, inCluster } from '../reading/app-reading';
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
  const { root } = scope.node;
  const keys = reading.keysOf(cluster);
  const bindings = reading.bindingsByCluster(root);
  const below = ({ source }: BindingObject) => source !== undefined && isBelow(source, scope);
  const foreign = [...bindings].filter(([key, own]) => !keys.has(key) && !isMade(key) && own.some(below));
  return {
    bindings: inCluster(bindings, keys).filter(below).map(here),
    catalog: new RoleCatalog(inCluster(reading.rolesByCluster(root), keys).map(here)),
    unknowns: foreign.map(([key]) => `bindings through ${key}: whether they are in this cluster is not known`),
  };
}

function here<T>(object: T): T & { readonly cluster: string } {
  return { ...object, cluster: THIS_CLUSTER };
}

function isBelow(construct: IConstruct, scope: IConstruct): boolean {
  return construct === scope || (construct.node.scope !== undefined && isBelow(construct.node.scope, scope));
}
