import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import { Template } from './template';

/**
 * Asserts, with any runner, that a stack has the Terraform addresses that a file lists: a resource at another address is destroyed and made anew.
 * The first run writes the file, but not in CI, where it must be there; with `UPDATE_ADDRESSES=1` in the environment it is written again.
 *
 * @param template what the stack synthesizes to
 * @param file where the addresses are kept, a line each; it belongs into version control
 */
export function expectAddresses(template: Template, file: string): void {
  const addresses = template.addresses();
  const missing = !existsSync(file);
  if (missing && process.env.CI) throw new Error(`There is no list of addresses at ${file}. Run the test once outside CI, and commit the file`);
  if (missing || process.env.UPDATE_ADDRESSES === '1') return write(file, addresses);
  const recorded = readFileSync(file, 'utf8').split(/\r?\n/).filter((line) => line !== '');
  const lost = recorded.filter((address) => !addresses.includes(address));
  const added = addresses.filter((address) => !recorded.includes(address));
  if (lost.length + added.length > 0) throw new Error(describe(file, lost, added));
}

function write(file: string, addresses: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, addresses.map((address) => `${address}\n`).join(''));
}

function describe(file: string, lost: readonly string[], added: readonly string[]): string {
  return [
    `Expected the addresses of ${file}, but:`,
    ...lost.map((address) => `${address} is gone: Terraform will destroy it${hint(address, added)}`),
    ...added.map((address) => `${address} is new`),
    'Keep what holds state at its address with moveTo or a moved block; write the list again with UPDATE_ADDRESSES=1',
  ].join('\n');
}

// What has moved has the same type, and mostly the end of its name.
function hint(lost: string, added: readonly string[]): string {
  const [type] = lost.split('.');
  const alike = added.filter((address) => address.split('.')[0] === type);
  return alike.length === 0 ? '' : ` (moved to ${alike.join(' or ')}?)`;
}
