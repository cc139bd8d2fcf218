import { Construct } from 'constructs';
import { ICluster } from '../../../cluster';
import { checkNotEmpty, checkText } from '../../../private/checks';
import { DNS_LABEL } from '../../../private/labels';
import { nameFromPath, slug } from '../../../private/names';
import { describe } from '../../../private/problem';
import { ApiResource } from '../api-resource';
import { PolicyRule } from '../policy-rule';
import { checkPolicyRule } from './rule-checks';
import { copyOf, READ, rulesFor, WRITE } from './rules';

/**
 * What roles of a namespace and of the whole cluster have in common.
 *
 * @internal
 */
export abstract class RoleBase extends Construct {
  /** @internal */
  protected readonly _cluster: ICluster;
  private readonly allowed: PolicyRule[] = [];

  constructor(scope: Construct, id: string, cluster: ICluster) {
    super(scope, id);
    this._cluster = cluster;
  }

  /** What the role allows so far. */
  public get rules(): PolicyRule[] {
    return this.allowed.map(copyOf);
  }

  /**
   * Allows verbs on kinds of objects.
   *
   * @param verbs the verbs, such as `get` and `patch`
   * @param resources the kinds, perhaps only some objects of them
   */
  public allow(verbs: string[], ...resources: ApiResource[]): void {
    checkNotEmpty(resources.map(({ resource }) => resource), { id: 'list-empty', option: `${this._option} allow resources` });
    for (const resource of resources) this._checkResource(resource);
    for (const rule of rulesFor(verbs, ...resources)) this.addRule(rule);
  }

  /** Allows to `get`, `list` and `watch` kinds of objects, and to `get` subresources. */
  public allowRead(...resources: ApiResource[]): void {
    this.allowByForm(resources, { objects: READ, named: READ, subresources: ['get'] });
  }

  /**
   * Allows to `get`, `list`, `watch`, `create`, `update`, `patch` and `delete` kinds of objects, and to `get`, `update` and `patch` subresources.
   * Objects by name get all but `create`, which Kubernetes cannot restrict by name.
   */
  public allowReadWrite(...resources: ApiResource[]): void {
    this.allowByForm(resources, {
      objects: [...READ, ...WRITE],
      named: [...READ, 'update', 'patch', 'delete'],
      subresources: ['get', 'update', 'patch'],
    });
  }

  /** Adds a rule in the terms of Kubernetes. */
  public addRule(rule: PolicyRule): void {
    this._checkRule(rule);
    checkPolicyRule(rule, `${this._option} rule`);
    this.allowed.push(copyOf(rule));
    this._applyRules(this.rules);
  }

  private allowByForm(resources: ApiResource[], verbs: VerbsByForm): void {
    const forms: Record<keyof VerbsByForm, ApiResource[]> = { objects: [], named: [], subresources: [] };
    for (const resource of resources) forms[formOf(resource)].push(resource);
    for (const [form, alike] of Object.entries(forms) as [keyof VerbsByForm, ApiResource[]][]) {
      if (alike.length > 0) this.allow([...verbs[form]], ...alike);
    }
  }

  /** @internal */
  protected abstract get _option(): string;

  /** @internal */
  protected abstract _applyRules(rules: PolicyRule[]): void;

  /** @internal */
  protected _checkResource(_resource: ApiResource): void {}

  /** @internal */
  protected _checkRule(_rule: PolicyRule): void {}

  /** @internal */
  protected _nameOf(id: string): string {
    return slug(`${this.node.path}/${id}`);
  }
}

interface VerbsByForm {
  readonly objects: readonly string[];
  readonly named: readonly string[];
  readonly subresources: readonly string[];
}

function formOf(resource: ApiResource): keyof VerbsByForm {
  if (resource.isSubresource) return 'subresources';
  return resource.resourceNames.length > 0 ? 'named' : 'objects';
}

/** The name of a role, from its path unless it is given. */
export function roleNameOf(role: Construct, given: string | undefined, option: string): string {
  if (given === undefined) return nameFromPath(role);
  // https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names (read 2026-11)
  checkText(given, {
    id: 'rbac-role-name', option, pattern: /^(?!\.{1,2}$)[^/%\s\p{Cc}]+$/u, maxLength: 253, allowed: 'a path segment: 1 to 253 characters without blanks, / and %, and not . or ..',
  });
  return given;
}

/** The error of a role that allows nothing. */
export function describeEmpty(option: string): string {
  return describe('role-without-rules', {
    what: `A ${option} allows nothing, so that its bindings mean nothing`,
    allowed: 'at least one rule',
    fix: 'allow something, or remove the role',
  });
}

/** The name of a namespace in which a role holds. */
export function checkNamespace(namespace: string, option: string): void {
  checkText(namespace, { id: 'namespace-name', option, pattern: DNS_LABEL, maxLength: 63, allowed: 'a DNS label of at most 63 characters' });
}
