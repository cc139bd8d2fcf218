// Has kubernetes-validate and kube-score read the objects that apps make in clusters, and wants an answer to all that they find.
import { join } from 'path';
import { judge, readAnswers } from '../checkov/answers';
import { Finding } from '../checkov/finding';
import { experience, schemas } from './judges';
import { judgedStacks } from './stacks';

const ANSWERS = 'test/judges/answers.json';

async function main(): Promise<number> {
  const stacks = judgedStacks();
  const judges = { 'kubernetes-validate': await schemas({ onProgress: console.log }), 'kube-score': await experience(console.log) };
  const findings: Finding[] = [];
  const silent = new Set(Object.keys(judges));
  for (const { name, objects } of stacks) {
    for (const [judgeName, ask] of Object.entries(judges)) {
      const judgement = await ask(name, objects);
      if (judgement.passed > 0) silent.delete(judgeName);
      findings.push(...judgement.findings);
      console.log(`${name}: ${objects.length} objects, ${judgeName}: ${judgement.passed} passed, ${judgement.findings.length} found`);
    }
  }
  if (silent.size > 0) throw new Error(`${[...silent].join(' and ')} checked nothing`);
  const { answered, open, idle } = judge(findings, readAnswers(join(__dirname, 'answers.json')));
  for (const { check, stack, address, text } of open) console.log(`${check} ${address} (${stack}): ${text}`);
  for (const { check, address } of idle) console.log(`${ANSWERS} answers ${check} for ${address}, which nothing asks any more: remove it.`);
  console.log(`${findings.length} findings, ${answered.length} of them answered`);
  return open.length + idle.length > 0 ? 1 : 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
