import { checkInteger } from '../../../private/checks';

// ECR states no upper bounds; these are far beyond what keeps a repository in order.
const MAX_DAYS = 3650;
const MAX_IMAGES = 10_000;

/** One rule of a lifecycle policy. */
export interface LifecycleRule {
  readonly rulePriority: number;
  readonly description: string;
  readonly selection: object;
  readonly action: object;
}

/** When images without a tag go. */
export function expireUntagged(countNumber: number, option: string): LifecycleRule {
  checkInteger(countNumber, { id: 'image-lifecycle', option }, 1, MAX_DAYS);
  return expire(1, 'Images that no tag names', { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber });
}

/** How many images with a tag stay. */
export function keepTagged(countNumber: number, option: string): LifecycleRule {
  checkInteger(countNumber, { id: 'image-lifecycle', option }, 1, MAX_IMAGES);
  return expire(2, 'All but the newest images', { tagStatus: 'tagged', tagPatternList: ['*'], countType: 'imageCountMoreThan', countNumber });
}

/** The text of a lifecycle policy: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html (read 2026-11) */
export function lifecyclePolicy(rules: LifecycleRule[]): string {
  return JSON.stringify({ rules });
}

function expire(rulePriority: number, description: string, selection: object): LifecycleRule {
  return { rulePriority, description, selection, action: { type: 'expire' } };
}
