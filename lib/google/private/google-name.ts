import { IConstruct } from 'constructs';
import { digest, nameFromPath } from '../../private/names';

// https://cloud.google.com/compute/docs/naming-resources (read 2026-11): [a-z]([-a-z0-9]*[a-z0-9])?, at most 63 characters
const MAX_LENGTH = 63;
const DIGEST_LENGTH = 8;

/**
 * The name of what a construct makes in Google Cloud: its path, with a letter first. What does not fit, or has nothing left to be
 * named by, ends with a digest of the whole path, so that two long paths have two names.
 */
export function googleName(construct: IConstruct, maxLength: number = MAX_LENGTH): string {
  const path = nameFromPath(construct);
  const name = /^[a-z]/.test(path) ? path : `n-${path}`;
  if (path !== '' && name.length <= maxLength) return name;
  const start = name.slice(0, maxLength - DIGEST_LENGTH - 1).replace(/-+$/, '');
  return `${start}-${digest(construct, construct.node.path)}`;
}
