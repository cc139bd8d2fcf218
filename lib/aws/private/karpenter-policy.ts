/** What the rights of Karpenter are limited to. */
export interface KarpenterPolicyProps {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly clusterName: string;
  readonly nodeRoleArn: string;
  readonly queueArn: string;
}

type Statement = Record<string, unknown>;

/**
 * The rights of Karpenter's controller: it creates machines only with the tags of this cluster, and changes only machines that have them.
 * It makes no instance profiles, because its nodes have one already.
 * Source: https://karpenter.sh/docs/reference/cloudformation/ (read 2026-11)
 */
export function karpenterPolicy(props: KarpenterPolicyProps): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [...creation(props), ...change(props), ...discovery(props), ...integration(props)] });
}

function creation({ partition, region, clusterName }: KarpenterPolicyProps): Statement[] {
  const any = (kind: string) => `arn:${partition}:ec2:${region}:*:${kind}/*`;
  const shared = ['image', 'snapshot'].map((kind) => `arn:${partition}:ec2:${region}::${kind}/*`);
  const made = ['fleet', 'instance', 'volume', 'network-interface', 'launch-template', 'spot-instances-request'].map(any);
  const requested = {
    StringEquals: { [`aws:RequestTag/kubernetes.io/cluster/${clusterName}`]: 'owned', 'aws:RequestTag/eks:eks-cluster-name': clusterName },
    StringLike: { 'aws:RequestTag/karpenter.sh/nodepool': '*' },
  };
  return [
    {
      Sid: 'UseSharedParts',
      Effect: 'Allow',
      Action: ['ec2:RunInstances', 'ec2:CreateFleet'],
      Resource: [...shared, ...['security-group', 'subnet', 'capacity-reservation', 'placement-group'].map(any)],
    },
    { Sid: 'UseOwnLaunchTemplates', Effect: 'Allow', Action: ['ec2:RunInstances', 'ec2:CreateFleet'], Resource: any('launch-template'), Condition: owned(clusterName) },
    { Sid: 'MakeTagged', Effect: 'Allow', Action: ['ec2:RunInstances', 'ec2:CreateFleet', 'ec2:CreateLaunchTemplate'], Resource: made, Condition: requested },
    {
      Sid: 'TagWhatIsMade',
      Effect: 'Allow',
      Action: 'ec2:CreateTags',
      Resource: made,
      Condition: { ...requested, StringEquals: { ...requested.StringEquals, 'ec2:CreateAction': ['RunInstances', 'CreateFleet', 'CreateLaunchTemplate'] } },
    },
  ];
}

function change({ partition, region, clusterName }: KarpenterPolicyProps): Statement[] {
  const instances = `arn:${partition}:ec2:${region}:*:instance/*`;
  return [
    {
      Sid: 'TagOwnMachines',
      Effect: 'Allow',
      Action: 'ec2:CreateTags',
      Resource: instances,
      Condition: {
        ...owned(clusterName),
        StringEqualsIfExists: { 'aws:RequestTag/eks:eks-cluster-name': clusterName },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['eks:eks-cluster-name', 'karpenter.sh/nodeclaim', 'Name'] },
      },
    },
    {
      Sid: 'DeleteOwn',
      Effect: 'Allow',
      Action: ['ec2:TerminateInstances', 'ec2:DeleteLaunchTemplate'],
      Resource: [instances, `arn:${partition}:ec2:${region}:*:launch-template/*`],
      Condition: owned(clusterName),
    },
  ];
}

function discovery({ partition, region, account }: KarpenterPolicyProps): Statement[] {
  const described = [
    'CapacityReservations', 'Images', 'InstanceStatus', 'InstanceTypeOfferings', 'InstanceTypes', 'Instances',
    'LaunchTemplates', 'PlacementGroups', 'SecurityGroups', 'SpotPriceHistory', 'Subnets',
  ];
  return [
    { Sid: 'ReadRegion', Effect: 'Allow', Action: described.map((kind) => `ec2:Describe${kind}`), Resource: '*', Condition: { StringEquals: { 'aws:RequestedRegion': region } } },
    { Sid: 'ReadImages', Effect: 'Allow', Action: 'ssm:GetParameter', Resource: `arn:${partition}:ssm:${region}::parameter/aws/service/*` },
    { Sid: 'ReadPrices', Effect: 'Allow', Action: 'pricing:GetProducts', Resource: '*' },
    { Sid: 'ListProfiles', Effect: 'Allow', Action: 'iam:ListInstanceProfiles', Resource: '*' },
    { Sid: 'ReadProfiles', Effect: 'Allow', Action: 'iam:GetInstanceProfile', Resource: `arn:${partition}:iam::${account}:instance-profile/*` },
  ];
}

function integration({ partition, region, account, clusterName, nodeRoleArn, queueArn }: KarpenterPolicyProps): Statement[] {
  return [
    { Sid: 'GiveNodesTheirRole', Effect: 'Allow', Action: 'iam:PassRole', Resource: nodeRoleArn, Condition: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] } } },
    { Sid: 'ReadCluster', Effect: 'Allow', Action: 'eks:DescribeCluster', Resource: `arn:${partition}:eks:${region}:${account}:cluster/${clusterName}` },
    { Sid: 'HearOfInterruptions', Effect: 'Allow', Action: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'], Resource: queueArn },
  ];
}

function owned(clusterName: string): Record<string, Record<string, string>> {
  return {
    StringEquals: { [`aws:ResourceTag/kubernetes.io/cluster/${clusterName}`]: 'owned' },
    StringLike: { 'aws:ResourceTag/karpenter.sh/nodepool': '*' },
  };
}
