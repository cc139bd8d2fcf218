import { execFile } from 'child_process';
import { createHash, generateKeyPairSync } from 'crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { promisify } from 'util';
import { PrerequisiteError } from '../../../lib/embedded-aws';
import { runCommand } from '../../../lib/embedded-aws/run-command';
import { Login } from './client';

const DAYS = '1';
const execute = promisify(execFile);

/** A user as a certificate names one. */
export interface User {
  readonly name: string;
  readonly groups?: readonly string[];
}

/** A certificate and its key, in files. */
export interface CertificateFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** Throws `PrerequisiteError` where there is no OpenSSL that can sign certificates in one step. */
export async function checkOpenssl(): Promise<void> {
  const { stdout } = await runCommand('openssl', ['version']);
  const major = Number(/^OpenSSL (\d+)\./.exec(stdout)?.[1] ?? 0);
  if (major < 3) throw new PrerequisiteError(`The certificates of the API server are made by OpenSSL 3 or newer, and this is ${stdout.trim() || 'none'}. See that openssl is on the PATH.`);
}

/** A certificate authority that lasts as long as a test. */
export class CertificateAuthority implements CertificateFiles {
  public static async create(directory: string): Promise<CertificateAuthority> {
    const authority = new CertificateAuthority(directory);
    await openssl(authority, '/CN=e2e', ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,digitalSignature']);
    return authority;
  }

  public readonly certificateFile: string;
  public readonly keyFile: string;

  private constructor(private readonly directory: string) {
    this.certificateFile = join(directory, 'ca.crt');
    this.keyFile = join(directory, 'ca.key');
  }

  /** PEM. */
  public get certificate(): string {
    return readFileSync(this.certificateFile, 'utf8');
  }

  /** A certificate by which a server on the loopback interface shows who it is. */
  public async forServer(): Promise<CertificateFiles> {
    return this.sign('server', '/CN=kube-apiserver', ['-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost', '-addext', 'extendedKeyUsage=serverAuth']);
  }

  /** A certificate by which a user logs in. */
  public async forUser(user: User): Promise<CertificateFiles & Login> {
    const subject = subjectOf(user);
    const files = await this.sign(createHash('sha256').update(subject).digest('hex').slice(0, 16), subject, ['-addext', 'extendedKeyUsage=clientAuth']);
    return { ...files, certificate: readFileSync(files.certificateFile, 'utf8'), key: readFileSync(files.keyFile, 'utf8') };
  }

  private async sign(name: string, subject: string, extensions: string[]): Promise<CertificateFiles> {
    const files = { certificateFile: join(this.directory, `${name}.crt`), keyFile: join(this.directory, `${name}.key`) };
    await openssl(files, subject, [...extensions, '-CA', this.certificateFile, '-CAkey', this.keyFile]);
    return files;
  }
}

/** The key by which the tokens of service accounts are signed. */
export function serviceAccountKey(directory: string): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs1', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
  const file = join(directory, 'service-accounts.key');
  writeFileSync(file, privateKey, { mode: 0o600 });
  return file;
}

/** A key of one's own and the request for a certificate to it, as PEM. */
export async function certificateRequest(user: User): Promise<{ readonly request: string; readonly key: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'e2e-request-'));
  const keyFile = join(directory, 'own.key');
  try {
    const { stdout: request } = await execute('openssl', ['req', '-new', ...NEW_KEY, '-subj', subjectOf(user), '-keyout', keyFile]);
    return { request, key: readFileSync(keyFile, 'utf8') };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

async function openssl({ certificateFile, keyFile }: CertificateFiles, subject: string, options: string[]): Promise<void> {
  await execute('openssl', ['req', '-x509', ...NEW_KEY, '-days', DAYS, '-subj', subject, '-keyout', keyFile, '-out', certificateFile, ...options]);
}

function subjectOf({ name, groups = [] }: User): string {
  return [...groups.map((group) => `/O=${escaped(group)}`), `/CN=${escaped(name)}`].join('');
}

function escaped(text: string): string {
  return text.replace(/[/\\]/g, '\\$&');
}
