import { PROJECT } from './google-provider';
import { Values } from './plan-json';

const text = (value: unknown): string => (typeof value === 'string' ? value : String(value ?? ''));
const lastPart = (value: unknown): string => text(value).split('/').slice(-1)[0];

const regional = (collection: string) => (values: Values) => `projects/${PROJECT}/regions/${text(values.region)}/${collection}/${text(values.name)}`;
const located = (collection: string) => (values: Values) => `projects/${PROJECT}/locations/${text(values.location)}/${collection}/${text(values.name)}`;
const global = (collection: string) => (values: Values) => `projects/${PROJECT}/global/${collection}/${text(values.name)}`;
const member = (of: string) => (values: Values) => `${text(values[of])}/${text(values.role)}/${text(values.member)}`;

/** The ids that the provider gives, from its documentation of `terraform import` (6.50.0). */
const IDS: Readonly<Record<string, (values: Values) => string>> = {
  google_artifact_registry_repository: (values) => `projects/${PROJECT}/locations/${text(values.location)}/repositories/${text(values.repository_id)}`,
  google_artifact_registry_repository_iam_member: member('repository'),
  google_compute_firewall: global('firewalls'),
  google_compute_network: global('networks'),
  google_compute_router: regional('routers'),
  google_compute_router_nat: (values) => `${PROJECT}/${text(values.region)}/${lastPart(values.router)}/${text(values.name)}`,
  google_compute_subnetwork: regional('subnetworks'),
  google_container_cluster: located('clusters'),
  google_container_node_pool: (values) => `projects/${PROJECT}/locations/${text(values.location)}/clusters/${text(values.cluster)}/nodePools/${text(values.name)}`,
  google_gke_backup_backup_plan: located('backupPlans'),
  google_gke_backup_restore_plan: located('restorePlans'),
  google_kms_crypto_key: (values) => `${text(values.key_ring)}/cryptoKeys/${text(values.name)}`,
  google_kms_crypto_key_iam_member: member('crypto_key_id'),
  google_kms_key_ring: located('keyRings'),
  google_project_iam_member: member('project'),
  google_pubsub_topic: (values) => `projects/${PROJECT}/topics/${text(values.name)}`,
  google_pubsub_topic_iam_member: member('topic'),
  google_service_account: (values) => `projects/${PROJECT}/serviceAccounts/${emailOf(values)}`,
  google_service_account_iam_member: member('service_account_id'),
};

function emailOf(values: Values): string {
  return `${text(values.account_id)}@${PROJECT}.iam.gserviceaccount.com`;
}

function selfLink(type: string, values: Values): string {
  const service = type.startsWith('google_container_') ? 'https://container.googleapis.com/v1' : 'https://www.googleapis.com/compute/v1';
  return `${service}/${idOf(type, values)}`;
}

function idOf(type: string, values: Values): string {
  const id = IDS[type];
  if (id === undefined) throw new Error(`How does an id of ${type} look? Say it in ${__filename}.`);
  return id(values);
}

/** What names can be computed from, in an order in which each needs only earlier ones. */
const COMPUTED: readonly (readonly [name: string, value: (type: string, values: Values) => unknown])[] = [
  ['project', () => PROJECT],
  ['name', (type, values) => (type === 'google_service_account' ? idOf(type, values) : `${text(values.name_prefix)}20261121000000000000000001`)],
  ['id', idOf],
  ['self_link', selfLink],
  ['email', (_type, values) => emailOf(values)],
  ['member', (_type, values) => `serviceAccount:${emailOf(values)}`],
  ['unique_id', () => '100000000000000000001'],
  ['endpoint', () => '10.0.0.2'],
  ['node_locations', (_type, values) => ['a', 'b', 'c'].map((zone) => `${text(values.location)}-${zone}`)],
];

/** What Google would say of a new resource, as far as others refer to it; names alone that are among `unknown`. */
export function computedValues(type: string, known: Values, unknown: ReadonlySet<string>): Values {
  const values = { ...known };
  for (const [name, value] of COMPUTED) if (unknown.has(name)) values[name] = value(type, values);
  return Object.fromEntries([...unknown].filter((name) => name in values).map((name) => [name, values[name]]));
}

/** What stands for a value that only Google knows and nobody here refers to, by the words about its argument. */
export function emptyValue(words = ''): unknown {
  if (/^(list|set|block|blocks)\b/.test(words)) return [];
  return words.startsWith('map') ? {} : null;
}
