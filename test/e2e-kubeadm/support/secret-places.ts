import { gunzipSync } from 'zlib';
import { InstanceView } from '../../../lib/embedded-aws';
import { Authorities } from './authorities';

const GZIP = Buffer.from([0x1f, 0x8b]);

/** What instances are given at their first boot, unpacked, by what it is. */
export function userDataOf(views: readonly InstanceView[]): Record<string, string> {
  return Object.fromEntries(views.map(({ instanceId, group, userData }) => [`user data of ${group} ${instanceId}`, unpack(Buffer.from(userData ?? '', 'base64'))]));
}

/** What of the cluster's keys cannot stand anywhere by chance, by what it is. */
export function keysOf(authorities: Authorities): Record<string, string> {
  return Object.fromEntries(Object.entries(authorities.secretFiles).map(([file, text]) => [file, telling(text)]));
}

function unpack(bytes: Buffer): string {
  return (bytes.subarray(0, 2).equals(GZIP) ? gunzipSync(bytes) : bytes).toString();
}

// Of a key in PEM the second line of its body; the first one says of which kind it is.
function telling(text: string): string {
  const lines = text.trim().split('\n');
  return lines.length > 3 ? lines[2] : lines[0];
}
