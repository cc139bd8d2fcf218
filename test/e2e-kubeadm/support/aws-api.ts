const SIGNED = 'SignedHeaders=host, Signature=none';

/** An object of the bucket, or that there is none. */
export type StoredBytes = Buffer | undefined;

/** AWS's API as somebody at the command line uses it, in place of whom the tests look and do. */
export class AwsApi {
  constructor(private readonly endpoint: string, private readonly region: string) {}

  /** The text or the bytes of a secret; undefined while it has none. */
  public async secret(secretId: string, versionId?: string): Promise<Buffer | undefined> {
    const answer = await this.secretsManager('GetSecretValue', { SecretId: secretId, VersionId: versionId });
    if (answer.status === 400) return undefined;
    const { SecretString: text, SecretBinary: bytes } = JSON.parse(await expectText(answer)) as { SecretString?: string; SecretBinary?: string };
    return text === undefined ? Buffer.from(bytes ?? '', 'base64') : Buffer.from(text);
  }

  public async putSecret(secretId: string, text: string, token: string): Promise<number> {
    return (await this.secretsManager('PutSecretValue', { SecretId: secretId, SecretString: text, ClientRequestToken: token })).status;
  }

  /** The ids of the versions of a secret. */
  public async secretVersions(secretId: string): Promise<string[]> {
    const answer = await this.secretsManager('ListSecretVersionIds', { SecretId: secretId, IncludeDeprecated: true });
    return ((JSON.parse(await expectText(answer)) as { Versions?: { VersionId: string }[] }).Versions ?? []).map(({ VersionId }) => VersionId);
  }

  public async object(bucket: string, key: string): Promise<StoredBytes> {
    const answer = await this.send('s3', {}, `/${bucket}/${key}`);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`s3://${bucket}/${key}: ${answer.status} ${await answer.text()}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  public async putObject(bucket: string, key: string, content: Buffer): Promise<void> {
    const answer = await fetch(`${this.endpoint}/${bucket}/${key}`, { method: 'PUT', body: new Uint8Array(content), headers: this.headers('s3') });
    await expectText(answer);
  }

  public async deleteObject(bucket: string, key: string): Promise<void> {
    await expectText(await fetch(`${this.endpoint}/${bucket}/${key}`, { method: 'DELETE', headers: this.headers('s3') }));
  }

  /** The keys of a bucket that begin with a text. */
  public async keys(bucket: string, prefix = ''): Promise<string[]> {
    const query = new URLSearchParams({ 'list-type': '2', prefix }).toString();
    return elementsOf(await expectText(await this.send('s3', {}, `/${bucket}?${query}`)), 'Key');
  }

  /** The names of all buckets. */
  public async buckets(): Promise<string[]> {
    return elementsOf(await expectText(await this.send('s3', {}, '/')), 'Name');
  }

  public async createBucket(name: string): Promise<void> {
    const body = '<CreateBucketConfiguration><LocationConstraint>' + this.region + '</LocationConstraint></CreateBucketConfiguration>';
    await expectText(await fetch(`${this.endpoint}/${name}`, { method: 'PUT', body, headers: this.headers('s3') }));
  }

  /** Makes a secret without any version. */
  public async createSecret(name: string): Promise<void> {
    await expectText(await this.secretsManager('CreateSecret', { Name: name, ClientRequestToken: crypto.randomUUID() }));
  }

  /** The names of all secrets. */
  public async secrets(): Promise<string[]> {
    const answer = await this.secretsManager('ListSecrets', {});
    return ((JSON.parse(await expectText(answer)) as { SecretList: { Name: string }[] }).SecretList).map(({ Name }) => Name);
  }

  /** Calls an operation of EC2 or of Auto Scaling, and returns the answer in XML. */
  public async query(service: 'ec2' | 'autoscaling', action: string, parameters: Readonly<Record<string, string>> = {}): Promise<string> {
    const version = service === 'ec2' ? '2016-11-15' : '2011-01-01';
    const body = new URLSearchParams({ Action: action, Version: version, ...parameters }).toString();
    return expectText(await this.send(service, { 'content-type': 'application/x-www-form-urlencoded' }, '/', body));
  }

  public async setDesiredCapacity(group: string, size: number): Promise<void> {
    await this.query('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: group, DesiredCapacity: String(size), HonorCooldown: 'false' });
  }

  private secretsManager(operation: string, request: object): Promise<Response> {
    return this.send('secretsmanager', { 'x-amz-target': `secretsmanager.${operation}`, 'content-type': 'application/x-amz-json-1.1' }, '/', JSON.stringify(request));
  }

  private send(service: string, headers: Record<string, string>, path: string, body?: string): Promise<Response> {
    return fetch(this.endpoint + path, { method: body === undefined ? 'GET' : 'POST', body, headers: { ...this.headers(service), ...headers } });
  }

  // The embedded AWS reads the service and the region of a signature and does not check it.
  private headers(service: string): Record<string, string> {
    return { authorization: `AWS4-HMAC-SHA256 Credential=embedded/20260101/${this.region}/${service}/aws4_request, ${SIGNED}` };
  }
}

/** The texts of all elements of one name in XML. */
export function elementsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)<`, 'g'))].map(([, text]) => text);
}

async function expectText(answer: Response): Promise<string> {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${text}`);
  return text;
}
