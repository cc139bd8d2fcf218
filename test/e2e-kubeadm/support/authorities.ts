import { execFileSync } from 'child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'fs';
import { join, relative } from 'path';
import { Login } from '../../e2e-rbac/support/client';

/** The authorities of a cluster, as the secret store has them: what only the control plane may read. */
export class Authorities {
  /** @param bundle the secret's text, an archive in base64 */
  public static unpack(bundle: string, directory: string): Authorities {
    mkdirSync(directory, { recursive: true });
    execFileSync('tar', ['-xz', '--no-same-owner', '-C', directory], { input: Buffer.from(bundle, 'base64') });
    return new Authorities(directory);
  }

  private constructor(private readonly directory: string) {}

  /** The certificate of the cluster's own authority, as PEM. */
  public get cluster(): string {
    return this.read('ca.crt');
  }

  /** The certificate of etcd's authority, as PEM. */
  public get etcd(): string {
    return this.read('etcd/ca.crt');
  }

  /** What is in the bundle and not public, by file. */
  public get secretFiles(): Record<string, string> {
    const files = readdirSync(this.directory, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(this.directory, name)).isFile());
    return Object.fromEntries(files.filter((name) => name.endsWith('.key')).map((name) => [relative('.', name), this.read(name)]));
  }

  /** A certificate that etcd lets in. */
  public etcdClient(): Login {
    const [key, certificate] = ['client.key', 'client.crt'].map((name) => join(this.directory, name));
    const authority = ['-CA', join(this.directory, 'etcd/ca.crt'), '-CAkey', join(this.directory, 'etcd/ca.key')];
    const subject = ['-subj', '/CN=e2e', '-addext', 'extendedKeyUsage=clientAuth', '-days', '1', '-nodes'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', ...subject, ...authority, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
    return { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };
  }

  /** Adds the files of another bundle, such as that of etcd on machines of its own. */
  public add(bundle: string): void {
    execFileSync('tar', ['-xz', '--no-same-owner', '-C', this.directory], { input: Buffer.from(bundle, 'base64') });
    writeFileSync(join(this.directory, '.added'), '');
  }

  private read(name: string): string {
    return readFileSync(join(this.directory, name), 'utf8');
  }
}
