import { AccessQuestion, ApiResource, Requester } from 'cdktf-production-cluster';
import { Client } from './client';

const PARALLEL = 32;

/** A question of somebody. */
export interface AskedQuestion {
  readonly requester: Requester;
  readonly question: AccessQuestion;
}

interface Review {
  readonly status: { readonly allowed: boolean };
}

/** What the real authorizer says to questions, in their order. */
export async function ask(client: Client, questions: readonly AskedQuestion[]): Promise<boolean[]> {
  const answers: boolean[] = new Array<boolean>(questions.length);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < questions.length; index = next++) answers[index] = await askOne(client, questions[index]);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return answers;
}

/** What the real authorizer answers otherwise than somebody expected. */
export function surprises(questions: readonly AskedQuestion[], given: readonly boolean[], expected: readonly boolean[]): string[] {
  return questions.flatMap((question, index) => (given[index] === expected[index] ? [] : [`${inWords(question)}: ${given[index] ? 'yes' : 'no'}, not ${expected[index] ? 'yes' : 'no'}`]));
}

/** Somebody's question in words. */
export function inWords({ requester, question }: AskedQuestion): string {
  const { verb, resource, objectName, namespace = 'the whole cluster', nonResourceUrl } = question;
  const kind = resource === undefined ? nonResourceUrl : [resource.resource, resource.apiGroup].filter((part) => part !== '').join('.');
  const name = objectName ?? resource?.resourceNames[0];
  return `${requester.toString()}: ${verb} ${kind}${name === undefined ? '' : ` ${name}`} in ${namespace}`;
}

async function askOne(client: Client, { requester, question }: AskedQuestion): Promise<boolean> {
  const spec = { user: requester.userName, groups: requester.groups, ...attributesOf(question) };
  const review = { apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec };
  return (await client.create<Review>('/apis/authorization.k8s.io/v1/subjectaccessreviews', review)).status.allowed;
}

function attributesOf({ verb, resource, objectName, namespace, nonResourceUrl }: AccessQuestion) {
  if (resource === undefined) return { nonResourceAttributes: { verb, path: nonResourceUrl } };
  const [kind, subresource] = resource.resource.split('/');
  const name = objectName ?? nameOf(resource);
  // A request for a namespace is a request in that namespace; who asks in its place must say so. people.e2e.ts sees it happen.
  const own = kind === 'namespaces' && resource.apiGroup === '' ? name : undefined;
  return { resourceAttributes: { verb, group: resource.apiGroup, resource: kind, subresource, namespace: namespace ?? own, name } };
}

function nameOf({ resource, resourceNames }: ApiResource): string | undefined {
  if (resourceNames.length > 1) throw new Error(`The API server is asked about one object at a time, not about all of ${resource} ${resourceNames.join(', ')}`);
  return resourceNames[0];
}
