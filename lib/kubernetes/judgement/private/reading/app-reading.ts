import { TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { ICluster } from '../../../../cluster';
import { groupedBy } from '../../../../private/grouped-by';
import { remembered } from '../../../../private/remembered';
import { BindingObject, RoleObject, WebhookObject } from '../model';
import { clusterOf, connectionsIn, defaultProvider, keysOf } from './clusters';
import { LiteralResolver, Reference } from './literals';
import { readBinding, readRole, readWebhooks } from './objects';
import { KubernetesResource } from './resource';

/** The objects of a stack that decide who may do what. */
export interface AccessObjects {
  readonly roles: readonly RoleObject[];
  readonly bindings: readonly BindingObject[];
  readonly webhooks: readonly WebhookObject[];
}

// The kinds that a name can be taken from without their namespace.
const CLUSTER_SCOPED = ['kubernetes_namespace', 'kubernetes_cluster_role'];
const REFERENCE = /^(kubernetes_\w+)\.([\w-]+)\.(?:metadata(?:\[0\]|\.0)\.(name|namespace)|(id))$/;

/** What the stacks of an app state, each read once and when it is needed. Apps are told by their roots. */
export class AppReading {
  /** The constructs of a stack, without those of stacks inside it. */
  public readonly constructsOf = remembered(constructsBelow);
  /** The objects of a stack that decide who may do what, without those of stacks inside it. */
  public readonly objectsOf = remembered((stack: TerraformStack) => readObjects(this.resourcesOf(stack)));
  /** Which values of `clusterOf` are a cluster, among the resources of its app. */
  public readonly keysOf = remembered((cluster: ICluster) => keysOf(cluster, this.connectionsOf(cluster.node.root)));
  /** The typed resources of the Kubernetes provider in an app, by what `clusterOf` says of them. */
  public readonly resourcesByCluster = remembered((app: IConstruct) => byCluster(this.stacksOf(app).flatMap((stack) => this.resourcesOf(stack))));
  /** The bindings in an app. */
  public readonly bindingsByCluster = remembered((app: IConstruct) => byCluster(this.stacksOf(app).flatMap((stack) => this.objectsOf(stack).bindings)));
  /** The roles in an app. */
  public readonly rolesByCluster = remembered((app: IConstruct) => byCluster(this.stacksOf(app).flatMap((stack) => this.objectsOf(stack).roles)));

  private readonly resolver = new LiteralResolver((reference) => this.follow(reference));
  private readonly allOf = remembered((app: IConstruct) => app.node.findAll());
  private readonly stacksOf = remembered((app: IConstruct) => this.allOf(app).filter((construct): construct is TerraformStack => TerraformStack.isStack(construct)));
  private readonly connectionsOf = remembered((app: IConstruct) => connectionsIn(this.allOf(app)));
  private readonly resourcesOf = remembered((stack: TerraformStack) => this.readResources(stack));
  private readonly addressesOf = remembered((stack: TerraformStack) => new Map(this.resourcesOf(stack).map((resource) => [addressOf(resource), resource])));

  private readResources(stack: TerraformStack): readonly KubernetesResource[] {
    const constructs = this.constructsOf(stack);
    const fallback = defaultProvider(constructs);
    return constructs.filter(isOfKubernetes).map((construct) => new KubernetesResource(construct, clusterOf(construct, fallback), this.resolver));
  }

  // A name that another object has: it is the same text, which that object states.
  private follow({ identifier, originStack }: Reference): string | undefined {
    const match = REFERENCE.exec(identifier);
    if (!match || !originStack || !TerraformStack.isStack(originStack)) return undefined;
    const [, type, id, attribute = 'name'] = match;
    const resource = this.addressesOf(originStack).get(`${type}.${id}`);
    if (resource === undefined || (match[4] !== undefined && !CLUSTER_SCOPED.includes(resource.type))) return undefined;
    return attribute === 'name' ? resource.name : resource.block('metadata').text('namespace');
  }
}

/** What is of a cluster, whichever of its keys it has. */
export function inCluster<T>(all: ReadonlyMap<string, readonly T[]>, keys: ReadonlySet<string>): T[] {
  return [...keys].flatMap((key) => all.get(key) ?? []);
}

function byCluster<T extends { readonly cluster: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return groupedBy(all, ({ cluster }) => cluster);
}

function addressOf({ construct }: KubernetesResource): string {
  return `${construct.terraformResourceType}.${construct.friendlyUniqueId}`;
}

function constructsBelow(stack: TerraformStack): IConstruct[] {
  const found: IConstruct[] = [stack];
  for (let index = 0; index < found.length; index++) {
    for (const child of found[index].node.children) {
      if (!TerraformStack.isStack(child)) found.push(child);
    }
  }
  return found;
}

function isOfKubernetes(construct: IConstruct): construct is TerraformResource {
  return TerraformResource.isTerraformResource(construct) && construct.terraformResourceType.startsWith('kubernetes_');
}

function readObjects(resources: readonly KubernetesResource[]): AccessObjects {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  return {
    roles: [
      ...ofType('kubernetes_cluster_role').map((resource) => readRole(resource, 'ClusterRole')),
      ...ofType('kubernetes_role').map((resource) => readRole(resource, 'Role')),
    ],
    bindings: [
      ...ofType('kubernetes_cluster_role_binding').map((resource) => readBinding(resource, 'ClusterRoleBinding')),
      ...ofType('kubernetes_role_binding').map((resource) => readBinding(resource, 'RoleBinding')),
    ],
    webhooks: [
      ...ofType('kubernetes_mutating_webhook_configuration').map((resource) => readWebhooks(resource, 'MutatingWebhookConfiguration')),
      ...ofType('kubernetes_validating_webhook_configuration').map((resource) => readWebhooks(resource, 'ValidatingWebhookConfiguration')),
    ],
  };
}
