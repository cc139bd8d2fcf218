import { Machine, MachineEnd } from '../kubeadm-lab/machine';
import { Region } from '../kubeadm-lab/region';
import { Files } from '../kubeadm-lab/root-disk';
import { eventually } from '../support/eventually';
import { story } from './support/story';

const VOLUME = 'vol-0123456789abcdef0';
const DEVICE = '/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123456789abcdef0';
// What runs at the first boot, as the machines of a cluster get it: files, and then commands.
const USER_DATA = `#cloud-config
write_files:
- path: /etc/systemd/system/hello.service
  permissions: '0644'
  content: |
    [Service]
    Type=oneshot
    RemainAfterExit=true
    ExecStart=/bin/sh -c 'hostname; echo booted >> /var/lib/boots'
    [Install]
    WantedBy=multi-user.target
runcmd:
- [systemctl, daemon-reload]
- [systemctl, enable, --now, hello.service]
`;

/** The user data from a directory on the disk: this test has no metadata server. */
function seed(hostname: string): Files {
  return {
    '/etc/cloud/cloud.cfg.d/91-seed.cfg': 'datasource_list: [NoCloud, None]\n',
    '/var/lib/cloud/seed/nocloud/meta-data': `instance-id: ${hostname}\nlocal-hostname: ${hostname}\n`,
    '/var/lib/cloud/seed/nocloud/user-data': USER_DATA,
  };
}

async function output(machine: Machine, ...command: string[]): Promise<string> {
  return (await machine.run(command)).output.trim();
}

/** Lets a machine answer on the port of the API as one does that is ready. */
async function serveReadiness(machine: Machine): Promise<void> {
  const key = 'openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=api -keyout key -out certificate 2>/dev/null';
  const serve = 'systemd-run --quiet --unit=api --working-directory=/srv openssl s_server -accept 6443 -key key -cert certificate -WWW';
  expect(await output(machine, 'sh', '-ec', `cd /srv; echo ready > readyz; ${key}; ${serve}`)).toBe('');
}

story('a region of machines', (step) => {
  let region: Region;
  let one: Machine;
  let two: Machine;
  beforeAll(async () => {
    // A network of its own, so that it may run beside another region.
    region = await Region.start({ network: '10.79', loadBalancer: { checkIntervalSeconds: 1, deregistrationDelaySeconds: 1 }, onProgress: console.error });
    region.setEnvironment({ AWS_ENDPOINT_URL: `http://${region.hub.endpoint}:4566` });
    one = await region.createMachine({ name: 'one', address: '10.79.0.11', files: seed('i-one') });
    two = await region.createMachine({ name: 'two', address: '10.79.1.12', files: seed('i-two') });
  });
  afterAll(() => region?.stop());

  step('machines boot systemd, and cloud-init runs their user data', async () => {
    await Promise.all([one.powerOn(), two.powerOn()]);
    expect(await Promise.all([one.booted(), two.booted()])).toEqual([[], []]);
    expect(await output(one, 'ps', '-o', 'comm=', '-p', '1')).toBe('systemd');
    expect(await output(one, 'cloud-init', 'status')).toBe('status: done');
    expect(await one.journal('hello.service')).toContain('i-one');
    expect(await output(one, 'systemctl', 'show-environment')).toContain('AWS_ENDPOINT_URL=http://10.79.255.2:4566');
  });

  step('they see each other, the servers of the region and its names', async () => {
    region.names.set('api.example.internal', region.loadBalancer.address);
    expect((await one.run(['ping', '-c1', '-W1', two.address])).code).toBe(0);
    expect((await one.run(['ping', '-c1', '-W1', '169.254.169.254'])).code).toBe(0);
    await eventually('the name resolves', async () => (await output(one, 'getent', 'hosts', 'api.example.internal')).startsWith(region.loadBalancer.address), { seconds: 5 });
    expect((await one.run(['getent', 'hosts', 'nobody.example.internal'])).code).toBe(2);
  });

  step('the load balancer sends to the targets that are ready', async () => {
    const { loadBalancer } = region;
    const ask = async () => (await two.run(['curl', '-ksS', '--max-time', '3', `https://${loadBalancer.address}:6443/readyz`])).output.trim();
    await loadBalancer.set([one.address, two.address]);
    expect(await loadBalancer.healthy()).toEqual([]);
    await serveReadiness(one);
    await eventually('one is healthy', async () => (await loadBalancer.healthy()).join() === one.address);
    expect(await ask()).toBe('ready');
    await one.run(['systemctl', 'stop', 'api']);
    await eventually('none is healthy', async () => (await loadBalancer.healthy()).length === 0);
    await serveReadiness(two);
    await loadBalancer.set([two.address]);
    await eventually('two is healthy', async () => (await loadBalancer.healthy()).join() === two.address);
    await loadBalancer.stop();
    expect(await ask()).not.toBe('ready');
    await loadBalancer.start();
    await eventually('two is asked again', async () => (await ask()) === 'ready');
  });

  step('a machine that loses its power comes back with its root disk, its address and its volume', async () => {
    const volume = region.volume(VOLUME, 1);
    await one.attach(volume);
    expect(await output(one, 'sh', '-ec', `mkfs.ext4 -q ${DEVICE}; mount ${DEVICE} /mnt; echo kept > /mnt/file; sync`)).toBe('');
    await one.kill();
    expect([one.isOn, one.lastEnd]).toEqual([false, MachineEnd.KILLED]);
    expect((await two.run(['ping', '-c1', '-W1', one.address])).code).not.toBe(0);
    await one.powerOn();
    expect(await one.booted()).toEqual([]);
    expect(await output(one, 'sh', '-ec', `mount ${DEVICE} /mnt; cat /mnt/file /var/lib/boots`)).toBe('kept\nbooted\nbooted');
    expect((await two.run(['ping', '-c1', '-W1', one.address])).code).toBe(0);
  });

  step('a machine may restart itself', async () => {
    await one.run(['systemctl', 'reboot']);
    await eventually('it has booted three times', async () => (await output(one, 'cat', '/var/lib/boots').catch(() => '')) === 'booted\nbooted\nbooted');
  });

  step('a disk belongs to one machine, and goes with its filesystem to the next', async () => {
    const volume = region.volume(VOLUME);
    await expect(two.attach(volume)).rejects.toThrow('is attached to one');
    expect(() => volume.wipe()).toThrow('is in use by one');
    await one.detach(volume);
    await two.attach(volume);
    expect(await output(two, 'sh', '-ec', `mount ${DEVICE} /mnt; cat /mnt/file; umount /mnt`)).toBe('kept');
    await two.detach(volume);
    volume.wipe();
    await two.attach(volume);
    expect((await two.run(['blkid', DEVICE])).code).toBe(2);
  });

  step('networks can be cut apart and joined', async () => {
    await region.partition([one.address], [two.address]);
    expect((await one.run(['ping', '-c1', '-W1', two.address])).code).not.toBe(0);
    expect((await one.run(['ping', '-c1', '-W1', region.hub.gateway])).code).toBe(0);
    await region.heal([one.address], [two.address]);
    expect((await one.run(['ping', '-c1', '-W1', two.address])).code).toBe(0);
  });

  step('a machine that shuts itself down is seen, and may be replaced', async () => {
    const ends: MachineEnd[] = [];
    one.onOff((end) => ends.push(end));
    await one.run(['systemctl', 'poweroff']);
    await eventually('it is off', () => !one.isOn);
    expect(ends).toEqual([MachineEnd.POWERED_OFF]);
    await one.replaceRootDisk();
    await one.powerOn();
    expect(await one.booted()).toEqual([]);
    expect(await output(one, 'cat', '/var/lib/boots')).toBe('booted');
    await one.powerOff();
    expect(one.lastEnd).toBe(MachineEnd.POWERED_OFF);
  });
});
