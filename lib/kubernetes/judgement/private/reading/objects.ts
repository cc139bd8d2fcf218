import { LabelSelector } from '../label-selector';
import { BindingObject, RoleKind, RoleObject, Rule, SubjectReference, Webhook, WebhookObject, WebhookRule } from '../model';
import { Block } from './block';
import { KubernetesResource } from './resource';

// The provider's default of `metadata.namespace` and of a subject's namespace.
// Source: https://github.com/hashicorp/terraform-provider-kubernetes/blob/main/kubernetes/schema_rbac.go (read 2026-11)
const DEFAULT_NAMESPACE = 'default';

/** A role as a resource states it. */
export function readRole(resource: KubernetesResource, kind: RoleKind): RoleObject {
  const metadata = resource.block('metadata');
  const content = Block.of({ rule: resource.value('rule'), aggregationRule: kind === 'ClusterRole' ? resource.value('aggregationRule') : undefined });
  return {
    ...identityOf(resource),
    kind,
    namespace: kind === 'Role' ? metadata.text('namespace') ?? DEFAULT_NAMESPACE : undefined,
    labels: metadata.map('labels'),
    rules: content.blocks('rule').map(readRule),
    selectors: content.has('aggregationRule') ? content.block('aggregationRule').blocks('clusterRoleSelectors').map(readSelector) : undefined,
    partlyUnknown: content.isUnknown('rule') || content.isUnknown('aggregationRule'),
  };
}

/** A binding as a resource states it. */
export function readBinding(resource: KubernetesResource, kind: BindingObject['kind']): BindingObject {
  const content = Block.of({ roleRef: resource.value('roleRef'), subject: resource.value('subject') });
  const role = content.block('roleRef');
  return {
    ...identityOf(resource),
    kind,
    namespace: kind === 'RoleBinding' ? resource.block('metadata').text('namespace') ?? DEFAULT_NAMESPACE : undefined,
    role: { kind: role.text('kind') === 'Role' ? 'Role' : 'ClusterRole', name: role.text('name') ?? '' },
    subjects: content.blocks('subject').map(readSubject),
    partlyUnknown: content.isUnknown('subject'),
  };
}

/** A configuration of webhooks as a resource states it. */
export function readWebhooks(resource: KubernetesResource, kind: WebhookObject['kind']): WebhookObject {
  const content = Block.of({ webhook: resource.value('webhook') });
  return { ...identityOf(resource), kind, webhooks: content.blocks('webhook').map(readWebhook) };
}

function identityOf(resource: KubernetesResource) {
  return { source: resource.construct, cluster: resource.cluster, name: resource.name };
}

function readRule(block: Block): Rule {
  return {
    verbs: block.texts('verbs'),
    apiGroups: block.texts('apiGroups'),
    resources: block.texts('resources'),
    resourceNames: block.texts('resourceNames'),
    nonResourceUrls: block.texts('nonResourceUrls'),
  };
}

function readSubject(block: Block): SubjectReference {
  const kind = block.text('kind') ?? '';
  const namespace = kind === 'ServiceAccount' ? block.text('namespace') ?? DEFAULT_NAMESPACE : undefined;
  return { kind, name: block.text('name') ?? '', namespace };
}

function readWebhook(block: Block): Webhook {
  return {
    name: block.text('name') ?? '',
    // https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy: the default is Fail
    failurePolicy: block.text('failurePolicy') ?? 'Fail',
    namespaceSelector: readSelector(block.block('namespaceSelector')),
    objectSelector: readSelector(block.block('objectSelector')),
    rules: block.blocks('rule').map(readWebhookRule),
  };
}

function readWebhookRule(block: Block): WebhookRule {
  return { apiGroups: block.texts('apiGroups'), resources: block.texts('resources'), scope: block.text('scope') ?? '*' };
}

function readSelector(block: Block): LabelSelector {
  const labels = Object.entries(block.map('matchLabels')).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
  const expressions = block.blocks('matchExpressions').map((expression) => ({
    key: expression.text('key') ?? '',
    operator: expression.text('operator') ?? '',
    values: expression.texts('values'),
  }));
  return [...labels, ...expressions];
}
