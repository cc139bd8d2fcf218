import { readFileSync } from 'fs';
import { AccessQuestion, ApiResource, Requester } from 'cdktf-production-cluster';
import { AskedQuestion } from './questions';

/** A question with the answer that it should have. */
export interface ExpectedAnswer extends AskedQuestion {
  readonly allowed: boolean;
}

/** The questions of a table such as answers.txt, with the answers that somebody has written there. */
export function readAnswerTable(file: string, people: Readonly<Record<string, Requester>>): ExpectedAnswer[] {
  const rows = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return rows.flatMap((row) => {
    const [who, where, answer, verbs, kinds, ...rest] = row.trim().split(/\s+/);
    if (!(who in people) || !/^(yes|no)$/.test(answer) || kinds === undefined || rest.length > 0) throw new Error(`${file}: this row does not read: ${row}`);
    const namespace = where === '*' ? undefined : where;
    const questions = verbs.split(',').flatMap((verb) => kinds.split(',').map((kind) => questionOf(verb, kind, namespace)));
    return questions.map((question) => ({ requester: people[who], question, allowed: answer === 'yes' }));
  });
}

function questionOf(verb: string, kind: string, namespace?: string): AccessQuestion {
  if (kind.startsWith('/')) return { verb, nonResourceUrl: kind };
  const [path, name] = kind.split('=');
  const [, resource, subresource = '', apiGroup = ''] = /^([a-z]+)(\/[a-z]+)?(?:\.(.+))?$/.exec(path) ?? [];
  if (resource === undefined) throw new Error(`${kind} is no kind`);
  return { verb, resource: ApiResource.of(apiGroup, `${resource}${subresource}`), objectName: name, namespace };
}
