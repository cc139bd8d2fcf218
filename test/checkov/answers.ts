import { readFileSync } from 'fs';
import { join } from 'path';
import { Finding } from './finding';

/** Why something that a check finds is as it should be. */
export interface Answer {
  readonly check: string;
  /** The addresses that it answers for; `*` stands for any characters. */
  readonly address: string;
  readonly reason: string;
  /**
   * The stacks that it answers for, likewise.
   *
   * @default - all
   */
  readonly stack?: string;
  /** Whether it is asked of a synthesized stack alone, which says less than a plan: where the provider can be had, nothing asks. */
  readonly onlySynthesized?: boolean;
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
  return answers.map(({ check, address, reason, ...rest }) => {
    if (check && address && reason?.trim()) return { check, address, reason, ...rest };
    throw new Error(`${file}: each answer has a check, an address and a reason. This one lacks one: ${JSON.stringify({ check, address, reason })}`);
  });
}

/** Puts findings and answers together. */
export function judge(findings: readonly Finding[], answers: readonly Answer[]): Verdict {
  const answered = findings.filter((finding) => answers.some((answer) => fits(answer, finding)));
  const open = findings.filter((finding) => !answered.includes(finding));
  const idle = answers.filter((answer) => !answer.onlySynthesized && !findings.some((finding) => fits(answer, finding)));
  return { answered, open, idle };
}

function fits({ check, address, stack = '*' }: Answer, finding: Finding): boolean {
  return check === finding.check && matches(address, finding.address) && matches(stack, finding.stack);
}

function matches(pattern: string, text: string): boolean {
  const expression = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${expression}$`).test(text);
}
