import { Machine } from './machine';

let machine: Machine;
beforeEach(() => (machine = new Machine()));
afterEach(() => machine.remove());

// A quorum of others, with what it says of cp-0.
const quorum = (mine: string) => `etcd_peer() { echo 10.0.0.11; }; etcd_members() { printf '%s\\n' 'a1 STARTED VOTER cp-1 https://10.0.0.11:2380' ${mine}; }`;
const STARTED = quorum("'a0 STARTED VOTER cp-0 https://10.0.0.10:2380'");
const UNSTARTED = quorum("'a0 UNSTARTED VOTER - https://10.0.0.10:2380'");
const GONE = quorum('');
const NOBODY = 'etcd_peer() { return 1; }';

async function decide(others: string): Promise<string> {
  const { stdout } = await machine.run(['etcd', 'etcd-boot'], `${others}\nif etcd_decide; then echo "$DECISION"; else echo "asks again: $DECISION"; fi`);
  return stdout.trim();
}
const withData = (epoch?: number) => {
  machine.write('disk/data/member/wal/0.wal', 'log');
  if (epoch !== undefined) machine.write('disk/epoch', `${epoch}\n`);
};
const marker = (epoch: number) => machine.object(`markers/bootstrapped-${epoch}`, 'then');
const desired = (epoch: number, snapshot?: string) => machine.object('desired/cp-0', JSON.stringify({ epoch, snapshot }));

describe('a disk with data', () => {
  it('starts from them', async () => {
    withData(1);
    marker(1);
    expect(await decide(NOBODY)).toBe('start');
  });

  it('starts from them when the store cannot be asked', async () => {
    withData(1);
    machine.deny('object');
    expect(await decide(NOBODY)).toBe('start');
  });

  it('starts from data of a later epoch than the wanted one', async () => {
    withData(3);
    desired(2, 'key');
    expect(await decide(NOBODY)).toBe('start');
  });
});

describe('a disk without data', () => {
  it('begins a new cluster when there has been none', async () => {
    expect(await decide(NOBODY)).toBe('new');
  });

  it('never begins a new cluster when there has been one', async () => {
    marker(1);
    expect(await decide(NOBODY)).toMatch(/^wait: the disk of this member has no data, the cluster has lived before/);
  });

  it('asks again when the store cannot be asked', async () => {
    machine.deny('object');
    expect(await decide(STARTED)).toMatch(/^asks again/);
  });

  it('takes the first seat that waits for it', async () => {
    expect(await decide(UNSTARTED)).toBe('existing');
  });

  it.each([['was there', STARTED], ['was removed', GONE]])('comes back as a learner where it %s', async (_, others) => {
    marker(1);
    expect(await decide(others)).toBe('rejoin');
  });

  it('takes what is left of a start that was cut short for no data', async () => {
    machine.write('disk/data/member/snap/db', '');
    machine.write('disk/epoch', '1\n');
    marker(1);
    expect(await decide(NOBODY)).toMatch(/^wait/);
  });
});

describe('a raised epoch', () => {
  it('restores the snapshot, whoever still answers', async () => {
    withData(1);
    marker(1);
    desired(2, 'snapshots/1/a.db');
    expect(await decide(STARTED)).toBe('restore');
  });

  it('joins those who have restored', async () => {
    withData(1);
    marker(2);
    desired(2, 'snapshots/1/a.db');
    expect(await decide(STARTED)).toBe('rejoin');
  });

  it('waits for those who have restored', async () => {
    marker(2);
    desired(2, 'snapshots/1/a.db');
    expect(await decide(NOBODY)).toMatch(/^wait/);
  });

  it('is not begun without a snapshot', async () => {
    marker(1);
    desired(2);
    expect(await decide(NOBODY)).toBe('wait: epoch 2 has no data yet, and no snapshot is named from which to make them');
  });
});

describe('the etcd of events', () => {
  const LOCK = (holder: string) => `etcd_lock() { [ "$CLIENT_PORT" = 2379 ] && [ "${holder}" = "$MEMBER" ]; }`;
  const decideEvents = async (others: string): Promise<string> => {
    const { stdout } = await machine.run(['etcd', 'etcd-boot'], `EVENTS_ETCD=yes\n${others}\nif events etcd_decide; then echo "$DECISION"; else echo "asks again: $DECISION"; fi`);
    return stdout.trim();
  };
  const ofEvents = (epoch: number) => {
    machine.write('disk/events/member/wal/0.wal', 'log');
    machine.write('disk/events-epoch', `${epoch}\n`);
  };

  it('is not there where nobody wants it', async () => {
    const { stdout } = await machine.run(['etcd', 'etcd-boot'], 'events false && echo nothing to do');
    expect(stdout.trim()).toBe('nothing to do');
  });

  it('is begun by one member, whom the etcd of the cluster chooses', async () => {
    withData(1);
    marker(1);
    expect(await decideEvents(`${NOBODY}; ${LOCK('cp-0')}`)).toBe('new');
    expect(await decideEvents(`${NOBODY}; ${LOCK('cp-1')}`)).toBe('wait: another member begins');
  });

  it('starts from its own data', async () => {
    ofEvents(1);
    expect(await decideEvents(NOBODY)).toBe('start');
  });

  it('is not begun again when it has lived', async () => {
    machine.object('markers/bootstrapped-events-1', 'then');
    expect(await decideEvents(`${NOBODY}; ${LOCK('cp-0')}`)).toMatch(/^wait: the disk of this member has no events, there have been some/);
    expect(await decideEvents(GONE)).toBe('rejoin');
  });

  it('begins anew in the epoch of a restore, of which no snapshot has any', async () => {
    ofEvents(1);
    machine.object('markers/bootstrapped-events-1', 'then');
    desired(2, 'snapshots/1/a.db');
    withData(1);
    const { stderr } = await machine.run(['etcd', 'etcd-boot'], 'EVENTS_ETCD=yes; events etcd_decide');
    expect(stderr).toContain('Epoch 2 is wanted meanwhile: etcd goes first.');
    withData(2);
    expect(await decideEvents(`${NOBODY}; ${LOCK('cp-0')}`)).toBe('new');
  });

  it('takes only members of the wanted epoch for its own', async () => {
    const peers = 'WANTED_EPOCH=2; etcd_healthy() { return 0; }; etcd_at() { if [ "$1" = 10.0.0.12 ]; then echo 2; else echo 1; fi; }';
    const { stdout } = await machine.run(['etcd', 'etcd-boot'], `EVENTS_ETCD=yes\n${peers}\netcd_peer\nevents etcd_peer`);
    expect(stdout).toBe('10.0.0.11\n10.0.0.12\n');
  });

  it('has one founder, files and ports of its own', async () => {
    const script = `EVENTS_ETCD=yes; ${NOBODY}; systemctl() { echo "systemctl $*"; }; WANTED_EPOCH=1; mkdir -p "$DISK/events"; events etcd_do new; ls "$DISK"; cat "$RUN/etcd-events-start.env"`;
    const { stdout } = await machine.run(['etcd', 'etcd-boot'], script);
    expect(stdout).toMatch(/^systemctl stop etcd-events\naside-\S+-events\nevents-epoch\nETCD_INITIAL_CLUSTER=cp-0=https:\/\/10\.0\.0\.10:2383\nETCD_INITIAL_CLUSTER_STATE=new\n/);
  });
});

it('moves old data aside before it makes others', async () => {
  // GIVEN
  machine.write('disk/data/member/snap/db', 'old');
  // WHEN
  const script = `${NOBODY}; systemctl() { :; }; WANTED_EPOCH=1; etcd_do new; cat "$DISK"/aside-*/member/snap/db; cat "$RUN/etcd-start.env"`;
  const { stdout } = await machine.run(['etcd', 'etcd-boot'], script);
  // THEN
  expect(stdout).toBe('oldETCD_INITIAL_CLUSTER=cp-0=https://10.0.0.10:2380,cp-1=https://10.0.0.11:2380,cp-2=https://10.0.0.12:2380\n'
    + 'ETCD_INITIAL_CLUSTER_STATE=new\nETCD_INITIAL_CLUSTER_TOKEN=shop-1\n');
  expect(machine.has('disk/data')).toBe(false);
});
