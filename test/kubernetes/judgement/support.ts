import { ClusterRoleBindingV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-binding-v1';
import { ClusterRoleV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-v1';
import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1';
import { TerraformStack } from 'cdktf';
import { EffectiveAccess, ICluster, PolicyRule } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { Construct } from 'constructs';
import { lintAccess } from '../../../lib/kubernetes/judgement/lint-access';
import { existingCluster } from '../../properties/support';
import { withoutTokenTraces } from '../../../lib/private/token-traces';
import { awsStack, newApp } from '../../support/stacks';

const RBAC = 'rbac.authorization.k8s.io';

/** A subject as hand-written bindings name it. */
export interface HandSubject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Objects of RBAC as an app writes them by hand, in one cluster. */
export class Hand {
  constructor(public readonly scope: Construct, public readonly cluster: ICluster) {}

  public clusterRole(name: string, ...rules: PolicyRule[]): ClusterRoleV1 {
    return new ClusterRoleV1(this.scope, `ClusterRole-${name}`, { provider: this.provider, metadata: { name }, rule: rules.map(toBlock) });
  }

  /** A cluster role with labels, that gathers those with other labels if selectors are given. */
  public labelled(name: string, labels: Record<string, string>, rules: PolicyRule[], ...selectors: Record<string, string>[]): ClusterRoleV1 {
    const aggregationRule = selectors.length > 0 ? { clusterRoleSelectors: selectors.map((matchLabels) => ({ matchLabels })) } : undefined;
    return new ClusterRoleV1(this.scope, `ClusterRole-${name}`, { provider: this.provider, metadata: { name, labels }, rule: rules.map(toBlock), aggregationRule });
  }

  public role(namespace: string, name: string, ...rules: PolicyRule[]): RoleV1 {
    return new RoleV1(this.scope, `Role-${namespace}-${name}`, { provider: this.provider, metadata: { name, namespace }, rule: rules.map(({ apiGroups = [], resources = [], ...rule }) => ({ ...rule, apiGroups, resources })) });
  }

  public bindEverywhere(role: string, ...subject: HandSubject[]): ClusterRoleBindingV1 {
    const id = `Everywhere-${this.scope.node.children.length}`;
    return new ClusterRoleBindingV1(this.scope, id, { provider: this.provider, metadata: { name: id.toLowerCase() }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: role }, subject });
  }

  public bind(namespace: string, role: string, subject: HandSubject[], kind = 'ClusterRole'): RoleBindingV1 {
    const id = `In-${this.scope.node.children.length}`;
    return new RoleBindingV1(this.scope, id, { provider: this.provider, metadata: { name: id.toLowerCase(), namespace }, roleRef: { apiGroup: RBAC, kind, name: role }, subject });
  }

  public get provider() {
    return this.cluster.kubernetesProvider(this.scope);
  }
}

function toBlock({ nonResourceUrls, ...rule }: PolicyRule) {
  return nonResourceUrls === undefined ? rule : { ...rule, nonResourceUrls };
}

/** A stack of its own with a cluster that exists. */
export function byHand(build: (hand: Hand) => void = () => undefined): Hand {
  return withoutTokenTraces(() => {
    const stack = new TerraformStack(newApp(), 'access');
    const hand = new Hand(stack, existingCluster(awsStack(stack.node.root as ReturnType<typeof newApp>)));
    build(hand);
    return hand;
  });
}

/** What a judged stack synthesizes to. */
export function judged(build: (hand: Hand) => void): Template {
  const { scope } = byHand(build);
  lintAccess(scope);
  lintAccess(scope);
  return withoutTokenTraces(() => Template.fromStack(TerraformStack.of(scope)));
}

/** What the objects of such a stack come to. */
export function accessOf(build: (hand: Hand) => void): EffectiveAccess {
  const { scope, cluster } = byHand(build);
  return EffectiveAccess.of(scope, cluster);
}

/** A rule on resources, its lists as text with blanks. */
export function ruleOf(verbs: string, resources: string, apiGroup = '', resourceNames?: string[]): PolicyRule {
  return { verbs: verbs.split(' '), apiGroups: [apiGroup], resources: resources.split(' '), ...(resourceNames && { resourceNames }) };
}
