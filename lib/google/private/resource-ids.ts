import { checkText } from '../../private/checks';

/** A key of Cloud KMS, without a version. */
export const KEY_ID = /^projects\/[^/\s]+\/locations\/[^/\s]+\/keyRings\/[^/\s]+\/cryptoKeys\/[^/\s]+$/;

/** Refuses what is no key of Cloud KMS. */
export function checkKeyId(value: string, option: string): void {
  checkText(value, { id: 'key-name', option, pattern: KEY_ID, maxLength: 500, allowed: 'projects/…/locations/…/keyRings/…/cryptoKeys/…, without a version' });
}

/** Refuses what is no number of a project. */
export function checkProjectNumber(value: string, option: string): void {
  checkText(value, { id: 'project-number', option, pattern: /^\d+$/, maxLength: 20, allowed: 'the number of the project, not its id, such as 123456789012' });
}

/** Refuses what is no network tag: https://cloud.google.com/vpc/docs/add-remove-network-tags (read 2026-11) */
export function checkNetworkTag(value: string, option: string): void {
  checkText(value, { id: 'network-tag', option, pattern: /^[a-z]([a-z0-9-]*[a-z0-9])?$/, maxLength: 63, allowed: '1 to 63 lower case letters, digits and -, a letter first and no - last' });
}
