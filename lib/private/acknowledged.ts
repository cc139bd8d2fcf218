import { Acknowledgement } from '../acknowledgement';
import { unknown } from './checks';
import { ErrorId } from './error-ids';
import { fail, Problem } from './problem';
import { today } from './today';

/** Refuses, unless the user has acknowledged exactly this id with a reason. `checkAcknowledgements` has run before. */
export function failUnlessAcknowledged(id: ErrorId, problem: Problem, acknowledgements: Acknowledgement[] = []): void {
  const acknowledgement = acknowledgements.find((one) => one.id === id);
  if (!acknowledgement) {
    fail(id, { ...problem, fix: `${problem.fix}, or accept it with acknowledge: [{ id: '${id}', reason: '…' }]` });
  }
  checkAcknowledgement(acknowledgement);
  if (hasExpired(acknowledgement)) fail('acknowledgement-expired', expiryOf(acknowledgement, problem));
}

/** Refuses acknowledgements of anything but what can be accepted here. */
export function checkAcknowledgements(id: ErrorId, acknowledgements: Acknowledgement[] = []): void {
  checkAcknowledgedIds([id], acknowledgements);
}

/** The same where several things can be accepted. */
export function checkAcknowledgedIds(ids: readonly ErrorId[], acknowledgements: Acknowledgement[]): void {
  const other = acknowledgements.find((one) => !(ids as readonly string[]).includes(one.id));
  if (other === undefined) return;
  fail('acknowledgement-unknown', {
    what: 'An acknowledgement names something that cannot be accepted here',
    got: other.id,
    allowed: ids.join(', '),
    fix: 'remove the acknowledgement, or correct its id',
  });
}

/** Refuses an acknowledgement without a reason, or with an expiry that is no date. */
export function checkAcknowledgement({ id, reason, expires }: Acknowledgement): void {
  if (reason.trim() === '') {
    fail('acknowledgement-reason', {
      what: `The acknowledgement of ${id} gives no reason`,
      got: reason,
      allowed: 'a sentence that tells why it is right here',
      fix: 'write the reason',
    });
  }
  if (expires === undefined || isDate(expires)) return;
  fail('acknowledgement-expiry', {
    what: `The acknowledgement of ${id} expires on something that is no date`,
    got: expires,
    allowed: 'a day of the calendar, as 2027-06-30',
    fix: 'write the last day on which it holds as YYYY-MM-DD',
  });
}

/** Whether the last day of an acknowledgement lies in the past. */
export function hasExpired({ expires }: Acknowledgement): boolean {
  return expires !== undefined && !unknown(expires) && expires < today();
}

/** The problem that an expired acknowledgement is, in place of the one that it accepted. */
export function expiryOf({ id, reason, expires }: Acknowledgement, accepted: Problem): Problem {
  return {
    what: `The acknowledgement of ${id} ("${reason}") has expired: ${accepted.what}`,
    got: expires,
    allowed: `a day from ${today()} on, or ${accepted.allowed}`,
    fix: `${accepted.fix}, or look whether the reason still holds and set a later expires`,
  };
}

// Date.parse takes 2027-02-30 for a day of March, which prints as another text.
function isDate(text: string): boolean {
  if (unknown(text)) return true;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
