import { TerraformStack, Testing } from 'cdktf';
import { EffectiveAccess, HAControlPlane, KubernetesVersion } from 'cdktf-production-cluster';
import * as fc from 'fast-check';
import { FakePlatform } from '../support/fake-platform';
import { addRoleSet, namespacesOf, questionOf, requesterOf, RoleSet, roleSet } from './apps/random-roles';
import { Configuration } from './manifests/configuration';
import { translate } from './manifests/translate';
import { applyAll } from './support/bulk';
import { ControlPlane } from './support/control-plane';
import { builtPrograms } from './support/prepared';
import { ask, AskedQuestion, surprises } from './support/questions';
import { story } from './support/story';

const SETS = 40;
const QUESTIONS_EACH = 100;
// Where fewer than this are allowed, or refused, the sets say too little.
const LEAST_SHARE = 0.05;
const seed = Number(process.env.E2E_SEED ?? Date.now() % 100_000);

function accessTo(sets: readonly RoleSet[]): { readonly access: EffectiveAccess; readonly configuration: Configuration } {
  const stack = new TerraformStack(Testing.app(), 'random');
  const cluster = HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', { clusterName: 'e2e', endpoint: 'https://127.0.0.1', version: KubernetesVersion.V1_34, platform: new FakePlatform() });
  sets.forEach((set, index) => addRoleSet(stack, cluster, `s${index}`, set));
  return { access: EffectiveAccess.of(stack, cluster), configuration: JSON.parse(Testing.synth(stack)) as Configuration };
}

function questionsAbout(count: number): AskedQuestion[] {
  return Array.from({ length: count }, (_, index) => {
    const asked = fc.record({ requester: requesterOf(`s${index}`), question: questionOf(`s${index}`) });
    return fc.sample(asked, { seed: seed + index, numRuns: QUESTIONS_EACH });
  }).flat();
}

story(`Roles and bindings at random (E2E_SEED=${seed})`, (step) => {
  let controlPlane: ControlPlane;
  let access: EffectiveAccess;
  beforeAll(async () => (controlPlane = await ControlPlane.start(builtPrograms())));
  afterAll(() => controlPlane.stop());

  step('are accepted by the API server', async () => {
    const sets = fc.sample(roleSet, { seed, numRuns: SETS });
    const made = accessTo(sets);
    access = made.access;
    const namespaces = sets.flatMap((_, index) => namespacesOf(`s${index}`)).map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
    await applyAll(controlPlane.root, namespaces);
    await applyAll(controlPlane.root, translate(made.configuration).map(({ object }) => object));
  });

  step('mean to the constructs what they mean to the real authorizer', async () => {
    const questions = questionsAbout(SETS);
    await controlPlane.settle();
    const given = await ask(controlPlane.root, questions);
    const allowed = given.filter((answer) => answer).length;
    console.log(`E2E_SEED=${seed}: ${questions.length} questions about ${SETS} sets of roles, ${allowed} of them allowed`);
    expect(surprises(questions, given, questions.map(({ requester, question }) => access.can(requester, question)))).toEqual([]);
    expect(allowed / questions.length).toBeGreaterThan(LEAST_SHARE);
    expect(allowed / questions.length).toBeLessThan(1 - LEAST_SHARE);
  });
});
