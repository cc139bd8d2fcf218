import { createHash } from 'crypto';
import { gzipSync } from 'zlib';
import { fail } from '../../private/problem';
import { referencesIn } from '../../private/references';
import { MachineFile } from './node-files';
import { toYaml } from './yaml';

// The smallest limit of a cloud: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html (read 2026-11)
const LIMIT_BYTES = 16384;

// What only Terraform knows, such as an address or the name of a secret, is rarely longer.
const TOKEN_CHARACTERS = 64;

/**
 * User data of a machine: all its files, and what starts its first program.
 * Source: https://docs.cloud-init.io/en/latest/reference/modules.html (read 2026-11)
 *
 * @param machine for messages, such as `cp-0`
 */
export function userData(machine: string, files: readonly MachineFile[]): string {
  const text = `#cloud-config\n${toYaml({
    // A number would be read as such: 0644 is 420.
    write_files: files.map(({ path, permissions, content }) => ({ path, permissions, content })),
    runcmd: [
      ['systemctl', 'daemon-reload'],
      ['systemctl', 'try-restart', 'systemd-logind.service'],
      ['systemctl', 'enable', '--now', '--no-block', 'production-cluster-provision.service'],
    ],
  })}`;
  checkSize(machine, text);
  return text;
}

/** How many bytes a text has when Terraform has compressed it, with each reference at a usual length. */
export function compressedSize(text: string): number {
  const written = [...new Set(referencesIn(text))].reduce((rest, token, index) => rest.split(token).join(stand(index)), text);
  return gzipSync(written).length;
}

function stand(index: number): string {
  return createHash('sha256').update(String(index)).digest('base64').slice(0, TOKEN_CHARACTERS);
}

function checkSize(machine: string, text: string): void {
  const size = compressedSize(text);
  if (size <= LIMIT_BYTES) return;
  fail('user-data-too-large', {
    what: `The user data of ${machine} is too large: ${size} bytes when it is compressed`,
    got: size,
    allowed: `at most ${LIMIT_BYTES} bytes, which is the limit of clouds`,
    fix: 'name fewer files in NodeSoftware.of, shorten auditPolicy, apiServerArguments or issuers, or put programs into the image of the machines',
  });
}
