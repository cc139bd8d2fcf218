import { AwsApi } from './aws-api';

/** What Terraform wants of a member, as the member reads it. */
export interface Desired {
  readonly generation: string;
  readonly epoch: number;
  readonly snapshot?: string;
  readonly kubernetesVersion?: string;
}

/** A secret of the cluster by what it is for. */
export type SecretName = 'pki' | 'pki-etcd' | 'join' | 'deployer';

/** Where the cluster keeps its objects and secrets. */
export interface StoreNames {
  readonly bucket: string;
  readonly secrets: Readonly<Partial<Record<SecretName, string>>>;
}

/** The bucket and the secrets of a cluster, as AWS has them. */
export class Store {
  constructor(public readonly aws: AwsApi, private readonly names: StoreNames) {}

  public async desired(member: string): Promise<Desired> {
    const bytes = await this.aws.object(this.names.bucket, `desired/${member}`);
    if (bytes === undefined) throw new Error(`Nothing is wanted of ${member}`);
    return JSON.parse(bytes.toString()) as Desired;
  }

  /** Wants something of a member behind Terraform's back. */
  public announce(member: string, desired: Desired): Promise<void> {
    return this.aws.putObject(this.names.bucket, `desired/${member}`, Buffer.from(JSON.stringify(desired)));
  }

  public keys(prefix: string): Promise<string[]> {
    return this.aws.keys(this.names.bucket, prefix);
  }

  /** The newest whole snapshot of an epoch. */
  public async newestSnapshot(epoch: number): Promise<string | undefined> {
    const keys = await this.keys(`snapshots/${epoch}/`);
    return keys.filter((key) => key.endsWith('.db') && keys.includes(`${key}.sha256`)).sort().pop();
  }

  /** A copy of a snapshot of which one bit is another, with the checksum of the good one. */
  public async damage(snapshot: string): Promise<string> {
    const { bucket } = this.names;
    const [bytes, sum] = await Promise.all([this.aws.object(bucket, snapshot), this.aws.object(bucket, `${snapshot}.sha256`)]);
    if (bytes === undefined || sum === undefined) throw new Error(`There is no snapshot ${snapshot}`);
    const key = snapshot.replace(/\.db$/, '1.db');
    bytes[Math.floor(bytes.length / 2)] ^= 1;
    await this.aws.putObject(bucket, key, bytes);
    await this.aws.putObject(bucket, `${key}.sha256`, sum);
    return key;
  }

  /** The text of a secret's newest version, or of its only one. */
  public async secret(name: SecretName): Promise<string> {
    const id = this.idOf(name);
    const [only] = await this.aws.secretVersions(id);
    const text = await this.aws.secret(id, name.startsWith('pki') ? only : undefined);
    if (text === undefined) throw new Error(`The secret ${name} is empty`);
    return text.toString();
  }

  /** How many versions a secret has ever had. */
  public async versionsOf(name: SecretName): Promise<string[]> {
    return this.aws.secretVersions(this.idOf(name));
  }

  /** The kubeconfig for people. */
  public async publishedKubeconfig(): Promise<string> {
    const bytes = await this.aws.object(this.names.bucket, 'public/kubeconfig');
    if (bytes === undefined) throw new Error('The cluster has published no kubeconfig');
    return bytes.toString();
  }

  public async joinToken(): Promise<string> {
    return (JSON.parse(await this.secret('join')) as { token: string }).token;
  }

  public async deployerToken(): Promise<string> {
    return (JSON.parse(await this.secret('deployer')) as { status: { token: string } }).status.token;
  }

  private idOf(name: SecretName): string {
    const id = this.names.secrets[name];
    if (id === undefined) throw new Error(`The cluster has no secret ${name}`);
    return id;
  }
}

/** Finds where a cluster keeps its objects and secrets, by the names that its stack gives them. */
export async function findStore(aws: AwsApi, clusterName: string): Promise<StoreNames> {
  const bucket = (await aws.buckets()).find((name) => name.startsWith(`${clusterName}-`) && !name.startsWith(`${clusterName}-issuer`));
  if (bucket === undefined) throw new Error(`There is no bucket of ${clusterName} yet`);
  const names = await aws.secrets();
  const named = (pattern: RegExp) => names.find((name) => name.startsWith(`${clusterName}/`) && pattern.test(name.slice(clusterName.length + 1)));
  return { bucket, secrets: { pki: named(/^pki-(?!etcd-)/), 'pki-etcd': named(/^pki-etcd-/), join: named(/^join-/), deployer: named(/^deployer-/) } };
}
