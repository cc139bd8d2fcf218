import { execFile } from 'child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { promisify } from 'util';
import { EmbeddedAws, FaultKind } from '../../lib/embedded-aws';
import { AwsApi } from './support/aws-api';
import { figure } from './support/figures';
import { story } from './support/story';

const NODE = join(__dirname, '../../lib/kubeadm/node');
const WRITERS = 20;
const SECRET = 'lab/pki-race';
const BUCKET = 'lab-race';
const execute = promisify(execFile);

story('Twenty members want to make the authorities at once', (step) => {
  let aws: EmbeddedAws;
  let api: AwsApi;
  const directory = mkdtempSync(join(tmpdir(), 'e2e-pki-race-'));
  beforeAll(async () => {
    aws = await EmbeddedAws.start({ region: 'eu-west-1' });
    api = new AwsApi(aws.endpoint, 'eu-west-1');
    await api.createSecret(SECRET);
    await api.createBucket(BUCKET);
    layOut(directory);
  });
  afterAll(async () => {
    await aws.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  step('none of them does while the secret store refuses, or does not say', async () => {
    await aws.injectFault({ kind: FaultKind.SERVER_ERROR, service: 'secretsmanager', operation: 'GetSecretValue', status: 400, code: 'AccessDeniedException', message: 'Not now' });
    await expect(member(directory, aws, 0, 'retry() { shift; "$@"; }')).rejects.toThrow(/does not say whether there are authorities/);
    await aws.clearFaults();
    expect(await api.secretVersions(SECRET)).toEqual([]);
  });

  step('one wins, and all have the same', async () => {
    await aws.injectFault({ kind: FaultKind.LOST_ANSWER, service: 'secretsmanager', operation: 'PutSecretValue', times: 2 });
    await aws.injectFault({ kind: FaultKind.THROTTLE, service: 'secretsmanager', operation: 'PutSecretValue', after: 2, times: 4 });
    await Promise.all(Array.from({ length: WRITERS }, (_, index) => member(directory, aws, index + 1)));
    await aws.clearFaults();
    const certificates = new Set(Array.from({ length: WRITERS }, (_, index) => readFileSync(join(directory, `${index + 1}/kubernetes/pki/ca.crt`), 'utf8')));
    expect(await api.secretVersions(SECRET)).toHaveLength(1);
    expect(certificates.size).toBe(1);
    const { PutSecretValue } = await aws.calls('secretsmanager');
    figure(`${WRITERS} writers, ${PutSecretValue.total} attempts to write, 1 winner, 1 authority`);
  });

  step('none of them does when a cluster has lived and its authorities are gone', async () => {
    await api.createSecret(`${SECRET}-lost`);
    await api.putObject(BUCKET, 'markers/bootstrapped-1', Buffer.from('long ago'));
    await expect(member(directory, aws, WRITERS + 1, `SECRET_PKI=${SECRET}-lost`)).rejects.toThrow(/must be recovered, not made anew/);
    expect(await api.secretVersions(`${SECRET}-lost`)).toEqual([]);
  });
});

/** The programs as they are, and what they ask for on every machine. */
function layOut(directory: string): void {
  mkdirSync(join(directory, 'lib'));
  for (const name of ['common.sh', 'pki.sh']) cpSync(join(NODE, name), join(directory, 'lib', name));
  cpSync(join(NODE, 'cloud-aws.sh'), join(directory, 'lib/cloud.sh'));
  mkdirSync(join(directory, 'etc'));
  writeFileSync(join(directory, 'etc/node.env'), `CLUSTER_NAME=lab ROLE=control-plane ETCD_LOCATION=stacked EPOCH_DEFAULT=1 MEMBER=cp-0 ETCD_MEMBERS= AWS_REGION=eu-west-1 BUCKET=${BUCKET} SECRET_PKI=${SECRET}\n`);
}

/** One member that gets or makes the authorities, and nothing else. */
async function member(directory: string, aws: EmbeddedAws, index: number, change = ':'): Promise<void> {
  const own = (name: string) => join(directory, String(index), name);
  const paths = { ETC: join(directory, 'etc'), LIB: join(directory, 'lib'), RUN: own('run'), STATE: own('state'), KUBE: own('kubernetes'), DISK: own('disk') };
  const script = `. "$LIB/common.sh"; . "$LIB/pki.sh"; ${change}; pki_bundle pki`;
  await execute('bash', ['-c', script], { env: { PATH: process.env.PATH, ...aws.environment, ...paths }, timeout: 240_000 });
}
