import { ArtifactRegistryRepositoryCleanupPolicies } from '@cdktf/provider-google/lib/artifact-registry-repository';
import { checkInteger } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { ImageTagMutability } from '../image-tag-mutability';

// Google states no upper bounds; these are far beyond what keeps a repository in order.
const MAX_DAYS = 3650;
const MAX_IMAGES = 10_000;

/** What is cleaned up, as the user says it. */
export interface CleanupOptions {
  readonly imageTagMutability: ImageTagMutability;
  readonly expireUntaggedAfterDays: number;
  readonly expireTaggedAfterDays?: number;
  readonly keepNewestImages: number;
}

/** The cleanup policies: what is kept wins over what is deleted. https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy-overview (read 2026-11) */
export function cleanupPolicies(options: CleanupOptions): ArtifactRegistryRepositoryCleanupPolicies[] {
  const { imageTagMutability, expireUntaggedAfterDays, expireTaggedAfterDays, keepNewestImages } = options;
  checkInteger(keepNewestImages, { id: 'image-lifecycle', option: 'ContainerRepository keepNewestImages' }, 1, MAX_IMAGES);
  const expired = [expire('expire-untagged', 'UNTAGGED', expireUntaggedAfterDays, 'expireUntaggedAfterDays')];
  if (expireTaggedAfterDays !== undefined) {
    checkTagsMove(imageTagMutability);
    expired.push(expire('expire-tagged', 'TAGGED', expireTaggedAfterDays, 'expireTaggedAfterDays'));
  }
  return [...expired, { id: 'keep-newest', action: 'KEEP', mostRecentVersions: { keepCount: keepNewestImages } }];
}

function expire(id: string, tagState: string, days: number, option: string): ArtifactRegistryRepositoryCleanupPolicies {
  checkInteger(days, { id: 'image-lifecycle', option: `ContainerRepository ${option}` }, 1, MAX_DAYS);
  return { id, action: 'DELETE', condition: { tagState, olderThan: `${days}d` } };
}

// The provider's documentation of `immutable_tags`, 6.50.0: tags can then be neither moved nor deleted.
function checkTagsMove(mutability: ImageTagMutability): void {
  if (mutability !== ImageTagMutability.IMMUTABLE) return;
  fail('image-lifecycle', {
    what: 'ContainerRepository expireTaggedAfterDays would delete tags that can never go', got: mutability,
    allowed: 'expireTaggedAfterDays with ImageTagMutability.MUTABLE', fix: 'leave expireTaggedAfterDays out, or let tags be mutable',
  });
}
