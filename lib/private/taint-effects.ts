import { TaintEffect } from '../taint';

/** The effects of taints as the APIs of EKS and GKE write them. */
export const TAINT_EFFECTS: Record<TaintEffect, string> = {
  [TaintEffect.NO_SCHEDULE]: 'NO_SCHEDULE',
  [TaintEffect.PREFER_NO_SCHEDULE]: 'PREFER_NO_SCHEDULE',
  [TaintEffect.NO_EXECUTE]: 'NO_EXECUTE',
};
