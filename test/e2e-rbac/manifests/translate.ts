import { KubernetesObject } from '../support/client';
import { Block, Configuration, isBlock, Resource, resourcesOf } from './configuration';
import { toFields } from './fields';
import { KINDS, kindOf } from './kinds';
import { References, Unknowns } from './references';

// What tells Terraform and its provider how to work, and is no part of the object.
const INSTRUCTIONS = new Set(['//', 'provider', 'depends_on', 'lifecycle', 'timeouts', 'auto_approve', 'wait_for_completion', 'wait_for_default_service_account', 'wait_for_load_balancer', 'wait_for_rollout']);
const SETTINGS_OF_OTHERS = new Set(['kubernetes_labels', 'kubernetes_annotations']);

/** An object as the Kubernetes provider would make it. */
export interface Manifest {
  /** Where it stands in Terraform. */
  readonly address: string;
  readonly object: KubernetesObject;
  /** Whether somebody else made the object, and only these fields of it are meant. */
  readonly partial: boolean;
}

/** How a stack is read. */
export interface TranslateOptions {
  /** @default - an expression that refers to no resource of the stack is an error */
  readonly unknowns?: Unknowns;
  /**
   * Whether resources of other providers are left out in place of being an error.
   *
   * @default false
   */
  readonly leaveOutOthers?: boolean;
}

/**
 * The objects of a stack, in an order in which they can be made.
 *
 * For tests only: it knows the kinds that this library uses, and says so where it meets another one. What the provider itself adds,
 * such as its own defaults, is not there.
 */
export function translate(configuration: Configuration, { unknowns, leaveOutOthers = false }: TranslateOptions = {}): Manifest[] {
  const resources = resourcesOf(configuration);
  const references = new References(resources, unknowns);
  const own = references.ordered(resources).filter(({ type }) => !leaveOutOthers || type.startsWith('kubernetes_'));
  return own.map((resource) => ({
    address: resource.address,
    object: toObject(resource, references.resolve(argumentsOf(resource.block)) as Block),
    partial: SETTINGS_OF_OTHERS.has(resource.type) || resource.type === 'kubernetes_default_service_account_v1',
  }));
}

function argumentsOf(block: Block): Block {
  return Object.fromEntries(Object.entries(block).filter(([name]) => !INSTRUCTIONS.has(name)));
}

function toObject({ type, address }: Resource, block: Block): KubernetesObject {
  if (SETTINGS_OF_OTHERS.has(type)) return partOfAnother(block);
  const kind = KINDS[type];
  if (kind === undefined) throw new Error(`${address}: what ${type} is in Kubernetes is not known here`);
  const { metadata, ...fields } = toFields(block);
  const name = type.startsWith('kubernetes_default_') ? { name: 'default' } : {};
  return { apiVersion: kind.apiVersion, kind: kind.kind, metadata: { ...(metadata as KubernetesObject['metadata']), ...name }, ...specOf(kind.kind, fields) };
}

function partOfAnother({ api_version: apiVersion, kind, metadata, labels, annotations }: Block): KubernetesObject {
  const known = kindOf(String(apiVersion), String(kind));
  return { apiVersion: known.apiVersion, kind: known.kind, metadata: { ...(metadata as KubernetesObject['metadata']), ...(isBlock(labels) && { labels: labels as Record<string, string> }), ...(isBlock(annotations) && { annotations: annotations as Record<string, string> }) } };
}

// What the provider writes in a way of its own in the `spec` of some kinds.
const SPECS: Readonly<Record<string, (spec: Block) => Block>> = {
  CertificateSigningRequest: ({ request, ...spec }) => ({ ...spec, request: Buffer.from(String(request)).toString('base64') }),
  DaemonSet: ({ strategy, ...spec }) => ({ ...spec, updateStrategy: strategy }),
};

function specOf(kind: string, { spec, ...fields }: Record<string, unknown>): Record<string, unknown> {
  if (!isBlock(spec)) return fields;
  return { ...fields, spec: SPECS[kind]?.(spec) ?? spec };
}
