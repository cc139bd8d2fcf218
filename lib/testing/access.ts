import { AccessQuestion } from '../kubernetes/judgement/access-question';
import { EffectiveAccess } from '../kubernetes/judgement/effective-access';
import { Requester } from '../kubernetes/judgement/requester';

/** Asserts, with any runner, that somebody may do something. The error tells what they may do nearby. */
export function expectCan(access: EffectiveAccess, requester: Requester, question: AccessQuestion): void {
  if (!access.can(requester, question)) throw new Error(`Expected that they may, but ${access.explain(requester, question)}`);
}

/** Asserts, with any runner, that somebody may not do something. The error tells which binding lets them. */
export function expectCannot(access: EffectiveAccess, requester: Requester, question: AccessQuestion): void {
  if (access.can(requester, question)) throw new Error(`Expected that they may not, but ${access.explain(requester, question)}`);
}
