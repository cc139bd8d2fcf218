import { TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { ICluster } from '../../../../cluster';
import { BindingObject, RoleObject, WebhookObject } from '../model';
import { clusterOf, Connection, connectionsOf, defaultProvider, keysOf } from './clusters';
import { LiteralResolver, Reference } from './literals';
import { readBinding, readRole, readWebhooks } from './objects';
import { KubernetesResource } from './resource';

/** The objects of a stack that decide who may do what. */
export interface AccessObjects {
  readonly roles: readonly RoleObject[];
  readonly bindings: readonly BindingObject[];
  readonly webhooks: readonly WebhookObject[];
}

/** What an app holds, wherever it stands. */
interface AppParts {
  readonly stacks: readonly TerraformStack[];
  readonly connections: readonly Connection[];
}

// The kinds that a name can be taken from without their namespace.
const CLUSTER_SCOPED = ['kubernetes_namespace', 'kubernetes_cluster_role'];
const REFERENCE = /^(kubernetes_\w+)\.([\w-]+)\.(?:metadata(?:\[0\]|\.0)\.(name|namespace)|(id))$/;

/** What the stacks of an app state, each read once and when it is needed. */
export class AppReading {
  private readonly resolver = new LiteralResolver((reference) => this.follow(reference));
  private readonly constructs = new Map<IConstruct, readonly IConstruct[]>();
  private readonly resources = new Map<IConstruct, readonly KubernetesResource[]>();
  private readonly addresses = new Map<IConstruct, ReadonlyMap<string, KubernetesResource>>();
  private readonly objects = new Map<IConstruct, AccessObjects>();
  private readonly apps = new Map<IConstruct, AppParts>();
  private readonly keys = new Map<ICluster, ReadonlySet<string>>();

  /** The stacks of a whole app. */
  public stacksOf(construct: IConstruct): readonly TerraformStack[] {
    return this.appOf(construct).stacks;
  }

  /** Which values of `clusterOf` are a cluster, among the resources of its app. */
  public keysOf(cluster: ICluster): ReadonlySet<string> {
    const known = this.keys.get(cluster);
    if (known) return known;
    const found = keysOf(cluster, this.appOf(cluster).connections);
    this.keys.set(cluster, found);
    return found;
  }

  /** The objects of a stack, without those of stacks inside it. */
  public objectsOf(stack: TerraformStack): AccessObjects {
    const known = this.objects.get(stack);
    if (known) return known;
    const read = readObjects(this.resourcesOf(stack));
    this.objects.set(stack, read);
    return read;
  }

  /** The constructs of a stack, without those of stacks inside it. */
  public constructsOf(stack: TerraformStack): readonly IConstruct[] {
    const known = this.constructs.get(stack);
    if (known) return known;
    const found = constructsBelow(stack);
    this.constructs.set(stack, found);
    return found;
  }

  /** The typed resources of the Kubernetes provider in a stack, without those of stacks inside it. */
  public resourcesOf(stack: TerraformStack): readonly KubernetesResource[] {
    const known = this.resources.get(stack);
    if (known) return known;
    const constructs = this.constructsOf(stack);
    const fallback = defaultProvider(constructs);
    const found = constructs.filter(isOfKubernetes).map((construct) => new KubernetesResource(construct, clusterOf(construct, fallback), this.resolver));
    this.resources.set(stack, found);
    return found;
  }

  private appOf({ node: { root } }: IConstruct): AppParts {
    const known = this.apps.get(root);
    if (known) return known;
    const all = root.node.findAll();
    const found = { stacks: all.filter((construct): construct is TerraformStack => TerraformStack.isStack(construct)), connections: connectionsOf(all) };
    this.apps.set(root, found);
    return found;
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

  private addressesOf(stack: TerraformStack): ReadonlyMap<string, KubernetesResource> {
    const known = this.addresses.get(stack);
    if (known) return known;
    const found = new Map(this.resourcesOf(stack).map((resource) => [`${resource.construct.terraformResourceType}.${resource.construct.friendlyUniqueId}`, resource]));
    this.addresses.set(stack, found);
    return found;
  }
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
