import { aws, Capacity } from 'cdktf-production-cluster';
import { addressOf, dependsOn } from '../support/blocks';
import { clusterWithPool } from '../support/eks';
import { inStack } from '../support/stacks';

const template = inStack((stack) => clusterWithPool(stack).addWorkerPool('Jobs', { capacity: Capacity.serverless({ namespaces: ['jobs', 'builds'] }) }));

test('Fargate runs the pods of the namespaces that are named', () => {
  expect(template.onlyResource('aws_eks_fargate_profile')).toMatchObject({
    fargate_profile_name: expect.stringMatching(/^Jobs-[0-9a-f]{8}$/) as string,
    lifecycle: { create_before_destroy: true },
    selector: [{ namespace: 'jobs' }, { namespace: 'builds' }],
    pod_execution_role_arn: `\${${addressOf(template, 'aws_iam_role', 'Jobs')}.arn}`,
    subnet_ids: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712', 'subnet-0a1b2c3d4e5f60713'],
  });
});

test('Fargate waits for its rights', () => {
  expect(dependsOn(template.onlyResource('aws_eks_fargate_profile'))).toContain(addressOf(template, 'aws_iam_role_policy_attachment', 'Jobs'));
});

test('a pool without nodes makes no node group', () => {
  expect(Object.keys(template.resourcesOfType('aws_eks_node_group'))).toHaveLength(1);
});

test('the portable capacity and that of EKS make the same', () => {
  const own = inStack((stack) => clusterWithPool(stack).addWorkerPool('Jobs', { capacity: aws.FargateCapacity.forNamespaces({ namespaces: ['jobs', 'builds'] }) }));

  expect(own.toJson()).toBe(template.toJson());
});
