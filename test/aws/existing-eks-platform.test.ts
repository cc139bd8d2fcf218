import { TerraformStack } from 'cdktf';
import { aws, Capacity, HAControlPlane, IHAControlPlane, KubernetesVersion, RbacBaseline, Subject, WorkerPool } from 'cdktf-production-cluster';
import { existingNetwork, GENERAL } from '../support/eks';
import { idsIn } from '../support/problems';
import { inStack } from '../support/stacks';

function existing(stack: TerraformStack): IHAControlPlane {
  const platform = new aws.ExistingEksPlatform({ network: existingNetwork(stack), clusterSecurityGroupId: 'sg-0a1b2c3d', tags: { team: 'platform' } });
  return HAControlPlane.fromHAControlPlaneAttributes(stack, 'Old', {
    clusterName: 'old', endpoint: 'https://old.example.com', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform,
  });
}

test('a cluster that exists is not made again', () => {
  expect(inStack(existing).addresses()).toEqual([]);
});

test('a pool joins it', () => {
  const template = inStack((stack) => new WorkerPool(stack, 'Pool', { cluster: existing(stack), capacity: GENERAL }));

  expect(template.onlyResource('aws_eks_node_group')).toMatchObject({ cluster_name: 'old', version: '1.34', tags: { team: 'platform' } });
  expect(template.onlyResource('aws_launch_template').network_interfaces).toMatchObject([{ security_groups: ['sg-0a1b2c3d'] }]);
});

test('what lives inside it may be in the same stack', () => {
  const template = inStack((stack) => new RbacBaseline(stack, 'Rbac', { cluster: existing(stack), administrators: [Subject.group('oncall')] }));

  expect(template.onlyResource('kubernetes_cluster_role_binding_v1').subject).toMatchObject([{ kind: 'Group', name: 'oncall' }]);
  const { provider } = template.toSnapshot() as { provider: { kubernetes: object[] } };
  expect(provider.kubernetes).toMatchObject([{ host: 'https://old.example.com', exec: [{ command: 'aws', args: expect.arrayContaining(['get-token', 'old']) as string[] }] }]);
});

test('nothing is said of groups and of pools that are not known here', () => {
  const { warnings } = inStack((stack) => {
    const cluster = existing(stack);
    new RbacBaseline(stack, 'Rbac', { cluster, administrators: [Subject.group('oncall')] });
    new WorkerPool(stack, 'Zero', { cluster, capacity: Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 1 }) });
  });

  expect(warnings).toEqual([]);
});

test('an autoscaling pool where nothing is known to scale is still worth a warning', () => {
  const { warnings } = inStack((stack) => new WorkerPool(stack, 'Pool', { cluster: existing(stack), capacity: GENERAL }));

  expect(warnings.flatMap(idsIn)).toEqual(['node-autoscaler-missing']);
});
