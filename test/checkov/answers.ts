import { readFileSync } from 'fs';
import { join } from 'path';
import { Finding } from './finding';

/** Why something that a check finds is as it should be. */
export interface Answer {
  readonly check: string;
  /** The addresses that it answers for; `*` stands for any characters. */
  readonly address: string;
  readonly reason: string;
}

/** Findings, parted by whether the repository has an answer to them. */
export interface Verdict {
  readonly answered: readonly Finding[];
  readonly open: readonly Finding[];
  /** Answers to what nothing asks any more. */
  readonly idle: readonly Answer[];
}

/** The answers of this repository. Throws when one lacks a word. */
export function readAnswers(file = join(__dirname, 'answers.json')): Answer[] {
  const answers = JSON.parse(readFileSync(file, 'utf8')) as Partial<Answer>[];
  return answers.map(({ check, address, reason }) => {
    if (check && address && reason?.trim()) return { check, address, reason };
    throw new Error(`${file}: each answer has a check, an address and a reason. This one lacks one: ${JSON.stringify({ check, address, reason })}`);
  });
}

/** Puts findings and answers together. */
export function judge(findings: readonly Finding[], answers: readonly Answer[]): Verdict {
  const answered = findings.filter((finding) => answers.some((answer) => fits(answer, finding)));
  const open = findings.filter((finding) => !answered.includes(finding));
  const idle = answers.filter((answer) => !findings.some((finding) => fits(answer, finding)));
  return { answered, open, idle };
}

function fits(answer: Answer, finding: Finding): boolean {
  const pattern = answer.address.split('*').map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return answer.check === finding.check && new RegExp(`^${pattern}$`).test(finding.address);
}
