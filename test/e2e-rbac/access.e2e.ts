import { join } from 'path';
import { ApiResource, EffectiveAccess } from 'cdktf-production-cluster';
import { company, PEOPLE } from './apps/company';
import { readAnswerTable } from './support/answer-table';
import { ask, AskedQuestion, surprises } from './support/questions';
import { story } from './support/story';
import { World } from './support/world';

const { CLUSTER_ROLE_BINDINGS, CLUSTER_ROLES, CONFIG_MAPS, CRON_JOBS, DEPLOYMENTS, EVENTS, INGRESSES, JOBS, LIMIT_RANGES, NAMESPACES, NETWORK_POLICIES, NODES } = ApiResource;
const { PERSISTENT_VOLUME_CLAIMS, PODS, RESOURCE_QUOTAS, ROLE_BINDINGS, ROLES, SECRETS, SERVICE_ACCOUNTS, SERVICES, STATEFUL_SETS, STORAGE_CLASSES } = ApiResource;

const KINDS = [
  CLUSTER_ROLE_BINDINGS, CLUSTER_ROLES, CONFIG_MAPS, CRON_JOBS, DEPLOYMENTS, EVENTS, INGRESSES, JOBS, LIMIT_RANGES, NAMESPACES, NETWORK_POLICIES, NODES, PERSISTENT_VOLUME_CLAIMS, PODS,
  RESOURCE_QUOTAS, ROLE_BINDINGS, ROLES, SECRETS, SERVICE_ACCOUNTS, SERVICES, STATEFUL_SETS, STORAGE_CLASSES,
  ...['exec', 'log', 'portforward', 'eviction', 'proxy'].map((name) => PODS.subresource(name)), DEPLOYMENTS.subresource('scale'), NODES.subresource('proxy'), SERVICE_ACCOUNTS.subresource('token'),
];
const VERBS = ['get', 'list', 'create', 'patch'];
const PLACES = ['payments', 'payments-checkout', 'search', 'kube-system', undefined];
const URLS = ['/version', '/healthz', '/metrics', '/apis', '/apis/apps', '/logs'];

function everyQuestion(): AskedQuestion[] {
  return Object.values(PEOPLE).flatMap((requester) => [
    ...VERBS.flatMap((verb) => KINDS.flatMap((resource) => PLACES.map((namespace) => ({ requester, question: { verb, resource, namespace } })))),
    ...URLS.map((nonResourceUrl) => ({ requester, question: { verb: 'get', nonResourceUrl } })),
  ]);
}

story('Who may do what in a company', (step) => {
  let world: World;
  let access: EffectiveAccess;
  const table = readAnswerTable(join(__dirname, 'answers.txt'), PEOPLE);
  const own = (questions: readonly AskedQuestion[]) => questions.map(({ requester, question }) => access.can(requester, question));
  beforeAll(async () => (world = await World.create()));
  afterAll(() => world.stop());

  step('is applied', async () => {
    access = await world.apply((stack, cluster) => {
      company(stack, cluster);
      return EffectiveAccess.of(stack, cluster);
    });
  });

  step('is what is written by hand', async () => {
    expect(table.length).toBeGreaterThanOrEqual(300);
    const given = await ask(world.controlPlane.root, table);
    expect(surprises(table, given, table.map(({ allowed }) => allowed))).toEqual([]);
  });

  step('is what the constructs say of it', async () => {
    expect(surprises(table, table.map(({ allowed }) => allowed), own(table))).toEqual([]);
    const questions = everyQuestion();
    const start = Date.now();
    const given = await ask(world.controlPlane.root, questions);
    const allowed = given.filter((answer) => answer).length;
    console.log(`${table.length} answers by hand; ${questions.length} further questions in ${(Date.now() - start) / 1000} s, ${allowed} of them allowed`);
    expect(surprises(questions, given, own(questions))).toEqual([]);
  });
});
