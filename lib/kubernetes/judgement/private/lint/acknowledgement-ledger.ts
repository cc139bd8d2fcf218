import { IConstruct } from 'constructs';
import { Acknowledgement } from '../../../../acknowledgement';
import { expiryOf, hasExpired } from '../../../../private/acknowledged';
import { describe, warn } from '../../../../private/problem';
import { Finding } from './finding';

const TYPE = 'production-cluster:acknowledgement';

/** Keeps an acknowledgement at a construct, for all objects below it. */
export function storeAcknowledgement(construct: IConstruct, acknowledgement: Acknowledgement): void {
  construct.node.addMetadata(TYPE, acknowledgement);
}

function acknowledgementsAt(construct: IConstruct): Acknowledgement[] {
  return construct.node.metadata.filter(({ type }) => type === TYPE).map(({ data }) => data as Acknowledgement);
}

/** Which findings of a stack are accepted, and which acknowledgements accept nothing. */
export class AcknowledgementLedger {
  private readonly used = new Set<Acknowledgement>();

  /** @param constructs where acknowledgements are that may accept nothing */
  constructor(private readonly constructs: readonly IConstruct[]) {}

  /** The messages that a finding comes to: none where it is accepted. */
  public answer(finding: Finding): string[] {
    const { id, problem } = finding;
    const answers = [finding.at, finding.orAt].flatMap((construct) => (construct ? this.touch(id, construct) : []));
    if (answers.some((answer) => !hasExpired(answer))) return [];
    if (answers.length > 0) return [describe('acknowledgement-expired', expiryOf(answers[0], problem))];
    const accept = `AccessLint.acknowledge(construct, { id: '${id}', reason: '…', expires: 'YYYY-MM-DD' })`;
    return [describe(id, { ...problem, fix: `${problem.fix}, or accept it with ${accept}` })];
  }

  /** The acknowledgements of an id that hold at a construct, which counts as their use. */
  public touch(id: string, construct: IConstruct): Acknowledgement[] {
    const found = construct.node.scopes.flatMap(acknowledgementsAt).filter((one) => one.id === id);
    for (const one of found) this.used.add(one);
    return found;
  }

  /** Warns of what accepts nothing: it would hide what comes later. */
  public warnOfUnused(): void {
    for (const construct of this.constructs) {
      for (const one of acknowledgementsAt(construct).filter((acknowledgement) => !this.used.has(acknowledgement))) this.warnOf(construct, one);
    }
  }

  private warnOf(construct: IConstruct, { id }: Acknowledgement): void {
    warn(construct, 'acknowledgement-unused', {
      what: 'An acknowledgement accepts nothing',
      got: id,
      allowed: 'acknowledgements of what an object of this construct has',
      fix: 'remove it, or acknowledge at the construct that it is for',
    });
  }
}
