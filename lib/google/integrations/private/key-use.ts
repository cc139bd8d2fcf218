import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { checkKeyId, checkProjectNumber } from '../../private/resource-ids';
import { letEncrypt } from '../../private/service-agent';
import { CustomerKey } from '../customer-key';

/** What a key is used for. */
export interface KeyUse {
  /** The option as the user writes it. */
  readonly option: string;
  /** The service agent that encrypts, such as `gcp-sa-gkebackup`. */
  readonly agent: string;
  /** Where the data is. */
  readonly location: string;
}

/** Lets a service agent use the key, as the child `KeyGrant` of `scope`; gives what must exist before the key is used. */
export function letUseKey(scope: Construct, { option, agent, location }: KeyUse, key?: CustomerKey): ITerraformDependable[] {
  if (key === undefined) return [];
  checkKeyId(key.keyId, `${option} keyId`);
  checkKeyLocation(key.keyId, location, option);
  if (key.projectNumber === undefined) return [];
  checkProjectNumber(key.projectNumber, `${option} projectNumber`);
  return [letEncrypt(scope, 'KeyGrant', key.keyId, { agent, projectNumber: key.projectNumber })];
}

// https://cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke/concepts/about-locations, https://cloud.google.com/artifact-registry/docs/cmek (read 2026-11)
function checkKeyLocation(keyId: string, location: string, option: string): void {
  const [, , , found] = keyId.split('/');
  if (unknown(keyId) || unknown(location) || found === location) return;
  fail('key-location', { what: `${option} is of another location than what it encrypts`, got: found, allowed: `a key of ${location}`, fix: 'name a key of that location' });
}
