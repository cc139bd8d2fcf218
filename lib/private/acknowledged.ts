import { Acknowledgement } from '../acknowledgement';
import { ErrorId } from './error-ids';
import { fail, Problem } from './problem';

/** Refuses, unless the user has acknowledged exactly this id with a reason. `checkAcknowledgements` has run before. */
export function failUnlessAcknowledged(id: ErrorId, problem: Problem, acknowledgements: Acknowledgement[] = []): void {
  const acknowledgement = acknowledgements.find((one) => one.id === id);
  if (!acknowledgement) {
    fail(id, { ...problem, fix: `${problem.fix}, or accept it with acknowledge: [{ id: '${id}', reason: '…' }]` });
  }
  if (acknowledgement.reason.trim() === '') {
    fail('acknowledgement-reason', {
      what: `The acknowledgement of ${id} gives no reason`,
      got: acknowledgement.reason,
      allowed: 'a sentence that tells why it is right here',
      fix: 'write the reason',
    });
  }
}

/** Refuses acknowledgements of anything but the one id that can be accepted here. */
export function checkAcknowledgements(id: ErrorId, acknowledgements: Acknowledgement[] = []): void {
  const other = acknowledgements.find((one) => one.id !== id);
  if (other === undefined) return;
  fail('acknowledgement-unknown', {
    what: 'An acknowledgement names something that cannot be accepted here',
    got: other.id,
    allowed: id,
    fix: 'remove the acknowledgement, or correct its id',
  });
}
