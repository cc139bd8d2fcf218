import { InstanceView } from '../../../lib/embedded-aws';
import { FakeHost, FakeSource, instance } from './fakes';
import { GroupManager, GroupManagerOptions } from './group-manager';

const DISK = { volumeId: 'vol-1', sizeGiB: 8, device: '/dev/sdf' };

describe('the group manager', () => {
  let source: FakeSource;
  let host: FakeHost;
  let manager: GroupManager;
  let nowMs: number;
  let problems: unknown[];
  let targets: string[][];
  let healthy: string[];

  const make = (options: GroupManagerOptions = {}) =>
    new GroupManager(source, host, {
      now: () => nowMs,
      onProblem: (error) => problems.push(error),
      loadBalancer: { set: (addresses) => Promise.resolve(void targets.push([...addresses])), healthy: () => Promise.resolve(healthy) },
      ...options,
    });

  const lookAt = async (...instances: InstanceView[]) => {
    source.instances = instances;
    await manager.look();
    await manager.settled();
  };

  beforeEach(() => {
    source = new FakeSource();
    host = new FakeHost();
    nowMs = 0;
    problems = [];
    targets = [];
    healthy = [];
    manager = make();
  });

  it('powers on the machine of an instance, once, and says so', async () => {
    await lookAt(instance({ state: 'pending' }));
    await lookAt(instance());
    expect(host.done).toEqual(['on i-1']);
    expect(source.told).toEqual(['i-1 on']);
    expect(host.made[0]).toMatchObject({ address: '10.77.0.10', zone: 'eu-west-1a', roleName: 'control-plane', userData: Buffer.from([0x1f, 0x8b, 0xff]) });
  });

  it('tries again what a host could not do', async () => {
    host.failure = new Error('no memory');
    await lookAt(instance({ state: 'pending' }));
    expect([problems, source.told]).toEqual([[host.failure], []]);
    host.failure = undefined;
    await lookAt(instance({ state: 'pending' }));
    expect(host.done).toEqual(['on i-1']);
  });

  it('notices after a while that a machine is off, and gives its disks back first', async () => {
    await lookAt(instance({ state: 'pending' }));
    await lookAt(instance({ volumes: [DISK] }));
    host.on.clear();
    await lookAt(instance({ volumes: [DISK] }));
    nowMs = 999;
    await lookAt(instance({ volumes: [DISK] }));
    expect(source.told).toEqual(['i-1 on']);
    nowMs = 1000;
    await lookAt(instance({ volumes: [DISK] }));
    expect(source.told).toEqual(['i-1 on', 'i-1 off']);
    expect(host.done).toEqual(['on i-1', 'attach vol-1 to i-1', 'detach vol-1 from i-1']);
  });

  it('does not mind a machine that restarts', async () => {
    await lookAt(instance({ state: 'pending' }));
    host.on.clear();
    await lookAt(instance());
    host.on.add('i-1');
    nowMs = 900;
    await lookAt(instance());
    host.on.clear();
    nowMs = 1800;
    await lookAt(instance());
    expect(source.told).toEqual(['i-1 on']);
  });

  it.each(['shutting-down', 'stopping'] as const)('ends the machine of an instance that is %s before its disks are free', async (state) => {
    await lookAt(instance({ state: 'pending' }));
    await lookAt(instance({ volumes: [DISK] }));
    await lookAt(instance({ state, volumes: [DISK] }));
    expect(host.done.slice(2)).toEqual(['off i-1', 'detach vol-1 from i-1']);
    expect(source.told).toEqual(['i-1 on', 'i-1 off']);
  });

  it('removes the machine of an instance that is terminated', async () => {
    await lookAt(instance({ state: 'pending' }));
    await lookAt();
    await lookAt();
    expect(host.done).toEqual(['on i-1', 'off i-1']);
  });

  it('attaches and detaches disks as the cloud does', async () => {
    await lookAt(instance({ state: 'pending' }));
    await lookAt(instance({ volumes: [DISK] }));
    await lookAt(instance({ volumes: [DISK] }));
    await lookAt(instance());
    expect(host.done).toEqual(['on i-1', 'attach vol-1 to i-1', 'detach vol-1 from i-1']);
  });

  it('does not let a slow machine hold up the others', async () => {
    host.powerOff = () => new Promise(() => undefined);
    source.instances = [instance({ state: 'shutting-down' })];
    await manager.look();
    source.instances = [instance({ state: 'shutting-down' }), instance({ instanceId: 'i-2', state: 'pending' })];
    await manager.look();
    await new Promise(setImmediate);
    expect(host.done).toEqual(['on i-2']);
  });

  it('tells the targets of load balancers when they change', async () => {
    const target = { targetGroups: ['arn'] };
    await lookAt(instance());
    await lookAt(instance({ ...target, address: '10.77.0.11' }), instance({ ...target, instanceId: 'i-2' }));
    await lookAt(instance({ ...target, address: '10.77.0.11' }), instance({ ...target, instanceId: 'i-2' }));
    await lookAt(instance());
    expect(targets).toEqual([['10.77.0.10', '10.77.0.11'], []]);
  });

  it('tells the cloud how a load balancer finds its targets, each time that it changes', async () => {
    const target = instance({ targetGroups: ['arn'] });
    await lookAt(instance({ state: 'pending' }));
    healthy = ['10.77.0.10'];
    await lookAt(instance());
    healthy = [];
    await lookAt(target);
    healthy = ['10.77.0.10'];
    await lookAt(target);
    await lookAt(target);
    healthy = [];
    await lookAt(target);
    expect(source.told).toEqual(['i-1 on', 'i-1 healthy', 'i-1 unhealthy']);
  });

  it('knows the instances of a group', async () => {
    await lookAt(instance(), instance({ instanceId: 'i-2', group: 'cp-1' }));
    expect(manager.instances('cp-1').map(({ instanceId }) => instanceId)).toEqual(['i-2']);
    expect(manager.instances()).toHaveLength(2);
  });

  it('looks until it is stopped, also after the cloud did not answer', async () => {
    manager = make({ everyMs: 1 });
    const failed = jest.spyOn(source, 'list').mockRejectedValueOnce(new Error('refused'));
    source.instances = [instance({ state: 'pending' })];
    manager.start();
    while (source.told.length === 0) await new Promise(setImmediate);
    await manager.stop();
    const looks = failed.mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(failed.mock.calls.length).toBe(looks);
    expect(problems).toEqual([new Error('refused')]);
  });
});
