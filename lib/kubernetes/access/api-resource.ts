import { checkNotEmpty } from '../../private/checks';
import { checkResourceNames, checkRuleApiGroup, checkRuleResource } from './private/rule-checks';

/** Where the objects of a kind are. */
type Scope = 'namespace' | 'cluster' | 'not known';

/** What an `ApiResource` consists of. */
interface Parts {
  readonly apiGroup: string;
  readonly resource: string;
  readonly names: readonly string[];
  readonly scope: Scope;
}

/**
 * A kind of object as rules of roles name it, whatever its version; perhaps only some objects of it, or a subresource.
 *
 * The constants are the kinds that Kubernetes 1.34 has in a stable version (those of alpha and beta versions are not served unless asked for).
 * Others, and those of custom resources, are `ApiResource.of`.
 * Source: https://github.com/kubernetes/kubernetes/tree/v1.34.4/api/discovery (read 2026-11)
 *
 * Errors: `rule-api-group`, `rule-resource`, `rule-resource-names`, `list-empty`.
 */
export class ApiResource {
  /** Assignments of pods to nodes; `create` only. */
  public static readonly BINDINGS = ApiResource.namespaced('', 'bindings');
  /** What the control plane said of its parts; deprecated by Kubernetes, read only. */
  public static readonly COMPONENT_STATUSES = ApiResource.clusterWide('', 'componentstatuses');
  /** Configuration that is no secret. */
  public static readonly CONFIG_MAPS = ApiResource.namespaced('', 'configmaps');
  /** Addresses behind services; deprecated by Kubernetes in favour of endpoint slices. */
  public static readonly ENDPOINTS = ApiResource.namespaced('', 'endpoints');
  /** What happened to objects, in the core group, where `kubectl` reads it. */
  public static readonly EVENTS = ApiResource.namespaced('', 'events');
  /** Bounds and defaults of what containers of a namespace ask for. */
  public static readonly LIMIT_RANGES = ApiResource.namespaced('', 'limitranges');
  /** Namespaces. A binding in a namespace covers that namespace itself. */
  public static readonly NAMESPACES = ApiResource.clusterWide('', 'namespaces');
  /** Nodes. */
  public static readonly NODES = ApiResource.clusterWide('', 'nodes');
  /** Claims of storage. */
  public static readonly PERSISTENT_VOLUME_CLAIMS = ApiResource.namespaced('', 'persistentvolumeclaims');
  /** Storage. Who may create one may reach the disk of a node. */
  public static readonly PERSISTENT_VOLUMES = ApiResource.clusterWide('', 'persistentvolumes');
  /** Pods; with the subresources `log`, `exec`, `attach`, `portforward`, `proxy`, `eviction`, `ephemeralcontainers`, `resize`, `binding` and `status`. */
  public static readonly PODS = ApiResource.namespaced('', 'pods');
  /** Templates of pods. */
  public static readonly POD_TEMPLATES = ApiResource.namespaced('', 'podtemplates');
  /** What kept a number of pods before deployments. */
  public static readonly REPLICATION_CONTROLLERS = ApiResource.namespaced('', 'replicationcontrollers');
  /** How much a namespace may use. */
  public static readonly RESOURCE_QUOTAS = ApiResource.namespaced('', 'resourcequotas');
  /** Secrets. Who may list or watch them reads them all. */
  public static readonly SECRETS = ApiResource.namespaced('', 'secrets');
  /** Identities of pods; the subresource `token` makes tokens of them. */
  public static readonly SERVICE_ACCOUNTS = ApiResource.namespaced('', 'serviceaccounts');
  /** Services. */
  public static readonly SERVICES = ApiResource.namespaced('', 'services');
  /** Programs that change objects before they are stored. */
  public static readonly MUTATING_WEBHOOK_CONFIGURATIONS = ApiResource.clusterWide('admissionregistration.k8s.io', 'mutatingwebhookconfigurations');
  /** Expressions that refuse objects. */
  public static readonly VALIDATING_ADMISSION_POLICIES = ApiResource.clusterWide('admissionregistration.k8s.io', 'validatingadmissionpolicies');
  /** Where validating admission policies hold. */
  public static readonly VALIDATING_ADMISSION_POLICY_BINDINGS = ApiResource.clusterWide('admissionregistration.k8s.io', 'validatingadmissionpolicybindings');
  /** Programs that refuse objects. */
  public static readonly VALIDATING_WEBHOOK_CONFIGURATIONS = ApiResource.clusterWide('admissionregistration.k8s.io', 'validatingwebhookconfigurations');
  /** Definitions of further kinds. */
  public static readonly CUSTOM_RESOURCE_DEFINITIONS = ApiResource.clusterWide('apiextensions.k8s.io', 'customresourcedefinitions');
  /** API groups that other servers serve. */
  public static readonly API_SERVICES = ApiResource.clusterWide('apiregistration.k8s.io', 'apiservices');
  /** Earlier states of stateful sets and daemon sets. */
  public static readonly CONTROLLER_REVISIONS = ApiResource.namespaced('apps', 'controllerrevisions');
  /** Pods that run on every node. */
  public static readonly DAEMON_SETS = ApiResource.namespaced('apps', 'daemonsets');
  /** Deployments; with the subresource `scale`. */
  public static readonly DEPLOYMENTS = ApiResource.namespaced('apps', 'deployments');
  /** What deployments keep their pods with; with the subresource `scale`. */
  public static readonly REPLICA_SETS = ApiResource.namespaced('apps', 'replicasets');
  /** Pods with an identity and storage of their own; with the subresource `scale`. */
  public static readonly STATEFUL_SETS = ApiResource.namespaced('apps', 'statefulsets');
  /** Who am I; `create` only. */
  public static readonly SELF_SUBJECT_REVIEWS = ApiResource.clusterWide('authentication.k8s.io', 'selfsubjectreviews');
  /** Whose a token is; `create` only. */
  public static readonly TOKEN_REVIEWS = ApiResource.clusterWide('authentication.k8s.io', 'tokenreviews');
  /** May somebody do something in a namespace; `create` only. */
  public static readonly LOCAL_SUBJECT_ACCESS_REVIEWS = ApiResource.namespaced('authorization.k8s.io', 'localsubjectaccessreviews');
  /** May I do something; `create` only. */
  public static readonly SELF_SUBJECT_ACCESS_REVIEWS = ApiResource.clusterWide('authorization.k8s.io', 'selfsubjectaccessreviews');
  /** What may I do; `create` only. */
  public static readonly SELF_SUBJECT_RULES_REVIEWS = ApiResource.clusterWide('authorization.k8s.io', 'selfsubjectrulesreviews');
  /** May somebody do something; `create` only. */
  public static readonly SUBJECT_ACCESS_REVIEWS = ApiResource.clusterWide('authorization.k8s.io', 'subjectaccessreviews');
  /** What scales the number of pods. */
  public static readonly HORIZONTAL_POD_AUTOSCALERS = ApiResource.namespaced('autoscaling', 'horizontalpodautoscalers');
  /** Jobs on a schedule. */
  public static readonly CRON_JOBS = ApiResource.namespaced('batch', 'cronjobs');
  /** Work that ends. */
  public static readonly JOBS = ApiResource.namespaced('batch', 'jobs');
  /** Requests for certificates; with the subresource `approval`. */
  public static readonly CERTIFICATE_SIGNING_REQUESTS = ApiResource.clusterWide('certificates.k8s.io', 'certificatesigningrequests');
  /** Who leads, and which nodes are alive. */
  public static readonly LEASES = ApiResource.namespaced('coordination.k8s.io', 'leases');
  /** Addresses behind services. */
  public static readonly ENDPOINT_SLICES = ApiResource.namespaced('discovery.k8s.io', 'endpointslices');
  /** What happened to objects, in the group that reports it. */
  public static readonly EVENTS_K8S_IO = ApiResource.namespaced('events.k8s.io', 'events');
  /** Which requests the API server answers first. */
  public static readonly FLOW_SCHEMAS = ApiResource.clusterWide('flowcontrol.apiserver.k8s.io', 'flowschemas');
  /** How many requests of a kind the API server answers at once. */
  public static readonly PRIORITY_LEVEL_CONFIGURATIONS = ApiResource.clusterWide('flowcontrol.apiserver.k8s.io', 'prioritylevelconfigurations');
  /** Which controller serves an ingress. */
  public static readonly INGRESS_CLASSES = ApiResource.clusterWide('networking.k8s.io', 'ingressclasses');
  /** Ways from outside to services. */
  public static readonly INGRESSES = ApiResource.namespaced('networking.k8s.io', 'ingresses');
  /** Addresses that services have. */
  public static readonly IP_ADDRESSES = ApiResource.clusterWide('networking.k8s.io', 'ipaddresses');
  /** Which pods may talk to which. */
  public static readonly NETWORK_POLICIES = ApiResource.namespaced('networking.k8s.io', 'networkpolicies');
  /** Ranges of the addresses of services. */
  public static readonly SERVICE_CIDRS = ApiResource.clusterWide('networking.k8s.io', 'servicecidrs');
  /** Ways to run containers. */
  public static readonly RUNTIME_CLASSES = ApiResource.clusterWide('node.k8s.io', 'runtimeclasses');
  /** How many pods may be away at once. */
  public static readonly POD_DISRUPTION_BUDGETS = ApiResource.namespaced('policy', 'poddisruptionbudgets');
  /** Who has a role in the whole cluster. */
  public static readonly CLUSTER_ROLE_BINDINGS = ApiResource.clusterWide('rbac.authorization.k8s.io', 'clusterrolebindings');
  /** Roles of the whole cluster. */
  public static readonly CLUSTER_ROLES = ApiResource.clusterWide('rbac.authorization.k8s.io', 'clusterroles');
  /** Who has a role in a namespace. */
  public static readonly ROLE_BINDINGS = ApiResource.namespaced('rbac.authorization.k8s.io', 'rolebindings');
  /** Roles of a namespace. */
  public static readonly ROLES = ApiResource.namespaced('rbac.authorization.k8s.io', 'roles');
  /** Kinds of device that pods can claim. */
  public static readonly DEVICE_CLASSES = ApiResource.clusterWide('resource.k8s.io', 'deviceclasses');
  /** Claims of devices. */
  public static readonly RESOURCE_CLAIMS = ApiResource.namespaced('resource.k8s.io', 'resourceclaims');
  /** Templates of claims of devices. */
  public static readonly RESOURCE_CLAIM_TEMPLATES = ApiResource.namespaced('resource.k8s.io', 'resourceclaimtemplates');
  /** Devices that nodes have. */
  public static readonly RESOURCE_SLICES = ApiResource.clusterWide('resource.k8s.io', 'resourceslices');
  /** Which pods go first. */
  public static readonly PRIORITY_CLASSES = ApiResource.clusterWide('scheduling.k8s.io', 'priorityclasses');
  /** Drivers of storage. */
  public static readonly CSI_DRIVERS = ApiResource.clusterWide('storage.k8s.io', 'csidrivers');
  /** Which drivers of storage a node has. */
  public static readonly CSI_NODES = ApiResource.clusterWide('storage.k8s.io', 'csinodes');
  /** How much storage is left. */
  public static readonly CSI_STORAGE_CAPACITIES = ApiResource.namespaced('storage.k8s.io', 'csistoragecapacities');
  /** Kinds of storage. */
  public static readonly STORAGE_CLASSES = ApiResource.clusterWide('storage.k8s.io', 'storageclasses');
  /** Which storage is at which node. */
  public static readonly VOLUME_ATTACHMENTS = ApiResource.clusterWide('storage.k8s.io', 'volumeattachments');
  /** Attributes of storage that can change. */
  public static readonly VOLUME_ATTRIBUTES_CLASSES = ApiResource.clusterWide('storage.k8s.io', 'volumeattributesclasses');

  /**
   * A kind that has no constant, such as that of a custom resource.
   *
   * @param apiGroup the API group without version, such as `cert-manager.io`; the core group is the empty text
   * @param resource the kind in lower case and in the plural, as in URLs, such as `certificates`
   */
  public static of(apiGroup: string, resource: string): ApiResource {
    checkRuleApiGroup(apiGroup, 'ApiResource.of apiGroup');
    checkRuleResource(resource, 'ApiResource.of resource');
    return new ApiResource({ apiGroup, resource, names: [], scope: 'not known' });
  }

  private static namespaced(apiGroup: string, resource: string): ApiResource {
    return new ApiResource({ apiGroup, resource, names: [], scope: 'namespace' });
  }

  private static clusterWide(apiGroup: string, resource: string): ApiResource {
    return new ApiResource({ apiGroup, resource, names: [], scope: 'cluster' });
  }

  /** The API group; the core group is the empty text. */
  public readonly apiGroup: string;
  /** The kind in the plural, as in URLs; a subresource follows a slash, such as `pods/log`. */
  public readonly resource: string;
  private readonly parts: Parts;

  private constructor(parts: Parts) {
    this.apiGroup = parts.apiGroup;
    this.resource = parts.resource;
    this.parts = parts;
  }

  /** The names of the only objects that are meant; empty for every object. */
  public get resourceNames(): string[] {
    return [...this.parts.names];
  }

  /** Whether it is a part of objects, which cannot be listed, such as `pods/log`. */
  public get isSubresource(): boolean {
    return this.resource.includes('/');
  }

  /** @internal */
  public get _isClusterWide(): boolean {
    return this.parts.scope === 'cluster';
  }

  /** A part of the objects, such as the `log` of pods or the `scale` of deployments. */
  public subresource(name: string): ApiResource {
    const resource = `${this.resource}/${name}`;
    checkRuleResource(resource, 'ApiResource.subresource');
    return new ApiResource({ ...this.parts, resource });
  }

  /** Only the objects with these names. Kubernetes cannot restrict `create` and `deletecollection` in this way. */
  public named(...names: string[]): ApiResource {
    checkNotEmpty(names, { id: 'list-empty', option: 'ApiResource.named names' });
    checkResourceNames(names, 'ApiResource.named names');
    return new ApiResource({ ...this.parts, names: [...names] });
  }
}
