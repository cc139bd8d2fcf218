import { aws, DeletionProtection } from 'cdktf-production-cluster';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { MemberMachine, MemberSlot } from '../../lib/kubeadm/infrastructure';
import { PORT_RULES, STACKED, zonedNetwork } from '../support/ec2';
import { list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';

const { Ec2Image, Ec2Infrastructure, ServiceAccountIssuer } = aws;
const IMAGE = Ec2Image.custom({ amiId: 'ami-0a1b2c3d' });
const MEMBERS: MemberSlot[] = [STACKED[0]];
const cluster = { clusterName: 'shop', members: MEMBERS, portRules: PORT_RULES.slice(0, 2), apiHealthPath: '/readyz', reservedCidrs: ['10.64.0.0/12'], deletionProtection: DeletionProtection.ENABLED };

test('Ec2InfrastructureProps', () => {
  const props = struct<aws.Ec2InfrastructureProps>({
    network: fc.constant(undefined),
    clientCidrBlocks: list('10.1.0.0/16', '192.168.0.0/24'),
    image: fc.constantFrom(IMAGE, Ec2Image.ubuntu(), Ec2Image.ubuntu({ serial: '20251022' })),
    diskSizeGiB: number(20, 200),
    dataDiskIops: number(3000, 16000),
    dataDiskThroughput: number(125, 750),
    hostedZone: struct<aws.ExistingHostedZone>({ hostedZoneId: text('Z0123456789'), zoneName: text('corp.internal') }, ['hostedZoneId', 'zoneName']),
    serviceAccountIssuer: fc.constantFrom(...Object.values(ServiceAccountIssuer)),
    snapshotRetentionDays: number(1, 3650),
    keyArn: text('arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
    tags: map(['team', 'cost-center'], ['platform', 'a/b c']),
  });

  survives(props, (stack, given) => {
    const { clientCidrBlocks, diskSizeGiB, dataDiskIops, dataDiskThroughput, hostedZone, snapshotRetentionDays, keyArn, tags } = given;
    const machines = new Ec2Infrastructure({ ...given, network: zonedNetwork(stack) }).bindCluster(new Construct(stack, 'Cluster'), cluster);
    machines.addMember(new Construct(stack, 'Machine'), { slot: MEMBERS[0], machineType: 'm7i.large', userData: '#cloud-config\n', epoch: 1, kubernetesVersion: 'v1.34.4', ready: [] });
    return [clientCidrBlocks, diskSizeGiB, dataDiskIops, dataDiskThroughput, hostedZone?.hostedZoneId, hostedZone?.zoneName, snapshotRetentionDays, keyArn, tags];
  });
});

test('UbuntuImageOptions and CustomEc2ImageOptions', () => {
  const ubuntu = struct<aws.UbuntuImageOptions>({ serial: text('20251022', '20240423.1') });
  const custom = struct<aws.CustomEc2ImageOptions>({ amiId: text('ami-0a1b2c3d'), rootDeviceName: text('/dev/xvda') }, ['amiId']);

  survives(fc.tuple(fc.boolean(), ubuntu, custom), (stack, [isUbuntu, serial, own]) => {
    const image = isUbuntu ? Ec2Image.ubuntu(serial) : Ec2Image.custom(own);
    const machines = new Ec2Infrastructure({ image, network: zonedNetwork(stack) }).bindCluster(new Construct(stack, 'Cluster'), cluster);
    machines.addMember(new Construct(stack, 'Machine'), { slot: MEMBERS[0], machineType: 'm7g.large', userData: '#cloud-config\n', epoch: 1, kubernetesVersion: 'v1.34.4', ready: [] });
    return isUbuntu ? [serial.serial] : [own.amiId, own.rootDeviceName];
  });
});

test('the machine of a member', () => {
  const machine = struct<Pick<MemberMachine, 'machineType' | 'epoch' | 'snapshot'>>({ machineType: text('m7i.large', 'm7g.large'), epoch: number(1, 9), snapshot: text('snapshots/1/20261101T120000Z-5.db') }, ['machineType', 'epoch']);

  survives(fc.tuple(machine, mostly(fc.constant('#cloud-config\n'), fc.string())), (stack, [given, userData]) => {
    const machines = new Ec2Infrastructure({ image: IMAGE, network: zonedNetwork(stack) }).bindCluster(new Construct(stack, 'Cluster'), cluster);
    machines.addMember(new Construct(stack, 'Machine'), { slot: MEMBERS[0], userData: `${userData}${machines.addressOf('cp-0')}`, kubernetesVersion: 'v1.34.4', ready: [], ...given });
    return [given.machineType, given.snapshot];
  });
});

test('ec2 networks that exist', () => {
  survives(list('eu-west-1a', 'eu-west-1b', 'eu-west-1c'), (stack, availabilityZones) => {
    const network = zonedNetwork(stack, { availabilityZones, privateSubnetIds: availabilityZones.map((_, index) => `subnet-0000000${index}`), acknowledge: [{ id: 'network-zones-too-few', reason: 'a region of two zones' }] });
    new Ec2Infrastructure({ image: IMAGE, network }).bindCluster(new Construct(stack, 'Cluster'), cluster);
    return [];
  });
});
