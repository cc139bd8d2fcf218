import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { Ended, Machine } from '../node/machine';

const ADDRESSES = ['10.0.0.10', '10.0.0.11', '10.0.0.12'];
const MEMBERS = ADDRESSES.map((address, index) => `cp-${index}=${address}`).join(' ');
export const LOCK = '%cp%rollout';

/** One of three members that are all well at version 1.34.4 and have generation `old`, unless the test says otherwise. */
export class Member extends Machine {
  public constructor(private readonly index = 0, cloud?: string, settings: Record<string, string> = {}) {
    super({ MEMBER: `cp-${index}`, ADDRESS: ADDRESSES[index], ETCD_MEMBERS: MEMBERS, CONTROL_PLANE_MEMBERS: MEMBERS, ...settings }, cloud);
    // The programs find the fakes where they find the cloud.
    this.write('lib/cloud.sh', `. ${join(__dirname, '..', 'node', 'cloud-file.sh')}\n. ${join(__dirname, 'fakes.sh')}\ncloud_metadata() { case $1 in generation) cat "$STATE/generation" ;; *) echo "$MEMBER" ;; esac; }\n`);
    this.write('state/generation', 'old');
    this.write('run/provisioned', '');
    this.write('kube/manifests/kube-apiserver.yaml', 'manifest');
    this.write('disk/data/member/wal/0.wal', '');
    if (cloud === undefined) for (const address of ADDRESSES) this.world(`api/${address}`, 'v1.34.4');
  }

  public world(name: string, text = ''): void {
    mkdirSync(dirname(join(this.cloud, name)), { recursive: true });
    writeFileSync(join(this.cloud, name), text);
  }

  public without(name: string): void {
    rmSync(join(this.cloud, name));
  }

  public worldText(name: string): string | undefined {
    const file = join(this.cloud, name);
    return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  }

  /** What was done to the world, in order. */
  public get actions(): string[] {
    return this.worldText('actions')?.split('\n').map((line) => line.replace(/^\S+ /, '')) ?? [];
  }

  /** Announces what is wanted of this member. */
  public want(wanted: Record<string, string | number>): void {
    this.object(`desired/cp-${this.index}`, JSON.stringify({ generation: 'old', epoch: 1, kubernetesVersion: 'v1.34.4', ...wanted }));
  }

  public program(name: string, environment: Record<string, string> = {}): Promise<Ended> {
    return this.spawn([this.path(`lib/${name}.sh`)], environment);
  }
}
