import { TerraformOutput, TerraformStack } from 'cdktf';
import { aws, ICluster } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { existingCluster } from '../../properties/support';
import { addressOf, only } from '../../support/blocks';
import { inStack } from '../../support/stacks';

interface Identity {
  readonly namespace: string;
  readonly serviceAccountName: string;
  readonly helmValues: string;
}
interface Statement {
  readonly Effect: string;
  readonly Action: string[];
  readonly Resource: string | string[];
  readonly Condition?: Record<string, Record<string, unknown>>;
}

const VPC = 'vpc-0a1b2c3d4e5f60718';
const made = (make: (stack: TerraformStack, cluster: ICluster) => Identity): Template =>
  inStack((stack) => {
    const { helmValues, namespace, serviceAccountName } = make(stack, existingCluster(stack));
    new TerraformOutput(stack, 'values', { value: helmValues });
    new TerraformOutput(stack, 'account', { value: `${namespace}/${serviceAccountName}` });
  });
const output = (template: Template, name: string) => (template.toSnapshot() as { output: Record<string, { value: string }> }).output[name].value;
const values = (template: Template) => JSON.parse(output(template, 'values')) as Record<string, unknown>;
const rights = (template: Template) => (JSON.parse(only(template, 'aws_iam_role_policy', 'Rights').policy as string) as { Statement: Statement[] }).Statement;
const statementOf = (template: Template, action: string) => rights(template).filter(({ Action }) => Action.includes(action));
const region = expect.stringMatching(/^\$\{data\.aws_region\..*\}$/) as string;

const CONTROLLERS = {
  'aws-load-balancer-controller': made((stack, cluster) => new aws.LoadBalancerControllerIdentity(stack, 'LoadBalancers', { cluster, vpcId: VPC })),
  'external-dns': made((stack, cluster) => new aws.ExternalDnsIdentity(stack, 'Dns', { cluster, hostedZoneIds: ['Z2', 'Z1'] })),
  'cluster-autoscaler': made((stack, cluster) => new aws.ClusterAutoscalerIdentity(stack, 'Autoscaler', { cluster })),
  'aws-node-termination-handler': made((stack, cluster) => new aws.NodeTerminationHandler(stack, 'Termination', { cluster })),
};

describe.each(Object.entries(CONTROLLERS))('%s', (name, template) => {
  test('has a role that only its service account gets', () => {
    const role = addressOf(template, 'aws_iam_role');

    expect(template.onlyResource('aws_eks_pod_identity_association')).toMatchObject({ cluster_name: 'existing', service_account: name, role_arn: `\${${role}.arn}` });
    expect(only(template, 'aws_iam_role_policy', 'Rights').role).toBe(`\${${role}.name}`);
  });

  test('has a policy that IAM takes, with no right to everything', () => {
    // IAM counts no white space: at most 10,240 characters of inline policies for a role.
    expect(JSON.stringify(rights(template)).length).toBeLessThan(9_000);
    for (const { Action } of rights(template)) for (const action of Action) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z0-9]+$/);
    expect(JSON.stringify(rights(template))).not.toContain('arn:aws:');
  });

  test('has its service account in the values of its chart', () => {
    const given = values(template);
    const account = (given.serviceAccount ?? (given.rbac as Record<string, unknown>).serviceAccount) as object;

    expect(account).toEqual({ create: true, name, annotations: {} });
  });
});

test('a controller may run elsewhere', () => {
  const template = made((stack, cluster) => new aws.ClusterAutoscalerIdentity(stack, 'Autoscaler', { cluster, namespace: 'scaling', serviceAccountName: 'scaler' }));

  expect(template.onlyResource('aws_eks_pod_identity_association')).toMatchObject({ namespace: 'scaling', service_account: 'scaler' });
  expect(output(template, 'account')).toBe('scaling/scaler');
});

describe('The load balancer controller', () => {
  const template = CONTROLLERS['aws-load-balancer-controller'];
  const TAG = 'elbv2.k8s.aws/cluster';

  test('is told what it cannot find out', () => {
    expect(values(template)).toMatchObject({ clusterName: 'existing', vpcId: VPC, region });
  });

  test('makes load balancers that carry the name of the cluster, and changes those alone', () => {
    expect(statementOf(template, 'elasticloadbalancing:CreateLoadBalancer').map(({ Condition }) => Condition)).toEqual([{ StringEquals: { [`aws:RequestTag/${TAG}`]: 'existing' } }]);
    for (const action of ['elasticloadbalancing:DeleteLoadBalancer', 'ec2:DeleteSecurityGroup']) {
      expect(statementOf(template, action).map(({ Condition }) => Condition)).toEqual([{ StringEquals: { [`aws:ResourceTag/${TAG}`]: 'existing' } }]);
    }
  });

  test('opens ports in the one VPC', () => {
    const [inVpc] = statementOf(template, 'ec2:AuthorizeSecurityGroupIngress');

    expect(inVpc.Condition).toEqual({ ArnEquals: { 'ec2:Vpc': expect.stringMatching(new RegExp(`:vpc/${VPC}$`)) as string } });
  });
});

describe('ExternalDNS', () => {
  const template = CONTROLLERS['external-dns'];

  test('changes names in its zones alone', () => {
    const [change] = statementOf(template, 'route53:ChangeResourceRecordSets');

    expect(change.Resource).toEqual(['Z1', 'Z2'].map((zone) => expect.stringMatching(new RegExp(`^arn:\\$\\{.*\\}:route53:::hostedzone/${zone}$`)) as string));
    expect(values(template)).toMatchObject({ txtOwnerId: 'existing', policy: 'upsert-only', extraArgs: ['--zone-id-filter=Z1', '--zone-id-filter=Z2'] });
  });
});

describe('Cluster Autoscaler', () => {
  const template = CONTROLLERS['cluster-autoscaler'];

  test.each(['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'])('has %s for the groups of the cluster alone', (action) => {
    const owned = { StringEquals: { 'aws:ResourceTag/k8s.io/cluster-autoscaler/existing': 'owned' } };

    expect(statementOf(template, action).map(({ Condition }) => Condition)).toEqual([owned]);
  });

  test('finds the groups by the name of the cluster', () => {
    expect(values(template)).toMatchObject({ autoDiscovery: { clusterName: 'existing' }, awsRegion: region });
  });
});

describe('The termination handler', () => {
  const template = CONTROLLERS['aws-node-termination-handler'];
  const queue = addressOf(template, 'aws_sqs_queue');

  test('reads its own queue, in which all is told that takes machines away', () => {
    expect(statementOf(template, 'sqs:ReceiveMessage')[0].Resource).toBe(`\${${queue}.arn}`);
    expect(values(template)).toMatchObject({ enableSqsTerminationDraining: true, queueURL: `\${${queue}.url}`, awsRegion: region });
    expect(Object.keys(template.resourcesOfType('aws_cloudwatch_event_rule'))).toHaveLength(5);
  });

  test('tells what its groups must carry', () => {
    let tags: Record<string, string> = {};
    made((stack, cluster) => {
      const handler = new aws.NodeTerminationHandler(stack, 'Termination', { cluster });
      tags = handler.instanceTags;
      return handler;
    });

    expect(tags).toEqual({ [values(template).managedTag as string]: 'existing' });
  });

  test('lets go of machines of the cluster alone', () => {
    const [complete] = statementOf(template, 'autoscaling:CompleteLifecycleAction');

    expect(complete.Condition).toEqual({ StringEquals: { [`aws:ResourceTag/${values(template).managedTag as string}`]: 'existing' } });
  });
});
