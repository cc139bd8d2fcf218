import { kubeadm, KubernetesVersion } from 'cdktf-production-cluster';
import { MachinePlayer } from '../../../lib/embedded-aws';
import { Terraform } from '../../../scripts/terraform/terraform';
import { POOLS_LATER, SelfManagedCluster, selfManagedCluster } from '../apps/kubeadm';
import { pendingChanges, planChanges } from './changes';
import { story } from './story';
import { World } from './world';

const AUTHORITY = '-----BEGIN CERTIFICATE-----\nof nobody\n-----END CERTIFICATE-----\n';
// What must outlive every change.
const LASTING = ['aws_network_interface', 'aws_ebs_volume', 'aws_autoscaling_group', 'aws_s3_bucket', 'aws_kms_key', 'aws_lb', 'aws_secretsmanager_secret', 'aws_route53_zone'];

/** The life of a self-managed cluster on the embedded AWS, with the members that a topology has. */
export function selfManagedStory(name: string, etcd: kubeadm.EtcdTopology, members: readonly string[]): void {
  story(`A self-managed cluster with ${name} etcd`, (step) => {
    // A group that answers, a bucket whose rules take a minute to show, and more than a hundred resources.
    jest.setTimeout(900_000);
    let world: World;
    let terraform: Terraform;
    const build = ({ platform, ...options }: SelfManagedCluster = {}) => world.synthesize((stack) => void selfManagedCluster(stack('production'), { platform: { etcd, ...platform }, ...options }));
    beforeAll(async () => {
      world = await World.create();
      await world.aws.machines.play({ player: MachinePlayer.PLAYED, answerAfterMs: 500, objects: [{ bucket: '*', key: 'public/ca.crt', body: AUTHORITY }] });
    });
    afterAll(() => world.stop());

    const identities = () => Object.fromEntries(LASTING.map((type) => [type, world.state('production').ids(type)]));
    const expectOnlyMachinesToChange = async (options: SelfManagedCluster) => {
      build(options);
      const before = identities();
      const changes = await planChanges(terraform);
      await terraform.applyPlan();
      expect(await pendingChanges(terraform)).toEqual([]);
      expect(identities()).toEqual(before);
      return changes;
    };

    step('is made, tells its certificate authority, and changes nothing when nothing has changed', async () => {
      build();
      terraform = await world.terraform('production');
      await terraform.apply();
      expect(await pendingChanges(terraform)).toEqual([]);
      expect(JSON.stringify(await terraform.outputs())).toContain(Buffer.from(AUTHORITY).toString('base64'));
    });

    step('has one machine for each member, at its address', async () => {
      const machines = await world.aws.machines.list();
      const addresses = machines.filter(({ tags }) => members.includes(tags.Name.replace(/^production-cluster-/, ''))).map(({ address }) => address);
      expect(addresses.sort()).toEqual([...((await terraform.outputs()).Addresses as string[])].sort());
    });

    step('has other machines of members at the price of new templates alone', async () => {
      const { updated, ...others } = await expectOnlyMachinesToChange({ platform: { controlPlaneSize: kubeadm.ControlPlaneSize.ofMachineType('m7i.2xlarge') } });
      expect(updated).toEqual(members.flatMap((member) => ['Desired', 'LaunchTemplate'].map((part) => `ControlPlane_Members_${member}_${part}`)));
      expect(others).toEqual({ created: [], destroyed: [], replacedNewFirst: [], replacedOldFirst: [], lost: [] });
    });

    step('has another version, other disks and other pools', async () => {
      await expectOnlyMachinesToChange({ version: KubernetesVersion.V1_35, infrastructure: { diskSizeGiB: 80, dataDiskIops: 4000 }, pools: POOLS_LATER });
    });

    step('is destroyed', async () => {
      await terraform.destroy();
      expect(await terraform.stateList()).toEqual([]);
      expect(await world.aws.machines.list()).toEqual([]);
      expect(await world.api.vpcs()).toEqual([]);
    });
  });
}
