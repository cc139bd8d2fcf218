import { IConstruct } from 'constructs';
import { ICluster } from '../../cluster';
import { EffectiveAccess } from './effective-access';
import { AppReading, inCluster } from './private/reading/app-reading';
import { Block } from './private/reading/block';
import { KubernetesResource } from './private/reading/resource';

/**
 * An object inside a cluster, as an app states it with a typed resource of the Kubernetes provider.
 *
 * @internal
 */
export interface ClusterObject {
  /** The type without the version of its API, such as `kubernetes_namespace`. */
  readonly type: string;
  /** Its name; unknown where the API server gives it. */
  readonly name: string;
  /** Its namespace; empty for what is in no namespace. */
  readonly namespace: string;
  /** Its labels, as far as they are known. */
  readonly labels: Readonly<Record<string, string>>;
  /** Its annotations, as far as they are known. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The construct that states it. */
  readonly construct: IConstruct;
  /** The value of an attribute without tokens. */
  value(name: string): unknown;
  /** A block without tokens, such as `spec`. */
  block(name: string): Block;
}

/**
 * What an app states about its clusters, read once for all of them. It is of the moment at which it is first asked.
 *
 * @internal
 */
export class ClusterObjects {
  private readonly reading = new AppReading();

  /** The objects inside a cluster, whoever wrote them. */
  public of(cluster: ICluster): ClusterObject[] {
    return inCluster(this.reading.resourcesByCluster(cluster.node.root), this.reading.keysOf(cluster)).map(toObject);
  }

  /** Who may do what in a cluster. */
  public accessOf(cluster: ICluster): EffectiveAccess {
    return EffectiveAccess._of(cluster.node.root, cluster, this.reading);
  }
}

function toObject(resource: KubernetesResource): ClusterObject {
  const metadata = resource.block('metadata');
  return {
    type: resource.type,
    name: resource.name,
    namespace: metadata.text('namespace') ?? '',
    labels: metadata.map('labels'),
    annotations: metadata.map('annotations'),
    construct: resource.construct,
    value: (name) => resource.value(name),
    block: (name) => resource.block(name),
  };
}
