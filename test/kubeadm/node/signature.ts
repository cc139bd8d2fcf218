import { createHash, createHmac } from 'crypto';
import { IncomingMessage } from 'http';

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, data: string) => createHmac('sha256', key).update(data).digest();

/**
 * Whether a request has the signature that AWS expects, computed anew from what arrived.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html (read 2026-11)
 */
export function isSigned(request: IncomingMessage, body: Buffer, secretKey: string): boolean {
  const [, scope, names, signature] = /Credential=[^/]+\/([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]+)/.exec(request.headers.authorization ?? '') ?? [];
  if (scope === undefined) return false;
  const stated = request.headers['x-amz-content-sha256'];
  if (typeof stated === 'string' && stated !== 'UNSIGNED-PAYLOAD' && stated !== sha256(body)) return false;
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('');
  const canonical = [request.method, request.url, '', headers, names, stated ?? sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = scope.split('/').reduce((last: Buffer | string, part) => hmac(last, part), `AWS4${secretKey}`);
  // What AWS wants signed besides the host: every header of its own.
  const own = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'));
  return hmac(key, text).toString('hex') === signature && own.every((name) => names.split(';').includes(name));
}
