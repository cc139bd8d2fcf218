import { AwsEnvironment } from '../../private/aws-environment';
import { allow, Conditions, Statement } from '../../private/policy';

// The rights of the AWS Load Balancer Controller 3.5:
// https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/install/iam_policy.json (read 2026-11).
// Where that asks for the controller's tag with any value, the tag must name this cluster, so that clusters of one account cannot reach each
// other's load balancers; and rules of security groups change in the one VPC alone, as its installation guide advises.
const TAG = 'elbv2.k8s.aws/cluster';

/** What the policy is narrowed to. */
export interface LoadBalancerPolicyProps {
  readonly clusterName: string;
  readonly vpcId: string;
  readonly environment: AwsEnvironment;
}

/** The statements of the controller's policy. */
export function loadBalancerStatements(props: LoadBalancerPolicyProps): Statement[] {
  return [...readStatements(), ...serviceStatements(), ...securityGroupStatements(props), ...balancerStatements(props), ...tagStatements(props)];
}

function made({ clusterName }: LoadBalancerPolicyProps): Conditions {
  return { StringEquals: { [`aws:RequestTag/${TAG}`]: clusterName } };
}

function owned({ clusterName }: LoadBalancerPolicyProps): Conditions {
  return { StringEquals: { [`aws:ResourceTag/${TAG}`]: clusterName } };
}

// The tag itself can be neither given to what has none nor changed.
function ownedAndKept(props: LoadBalancerPolicyProps): Conditions {
  return { Null: { [`aws:RequestTag/${TAG}`]: 'true' }, ...owned(props) };
}

function readStatements(): Statement[] {
  return [
    allow(
      [
        'ec2:DescribeAccountAttributes', 'ec2:DescribeAddresses', 'ec2:DescribeAvailabilityZones', 'ec2:DescribeCoipPools', 'ec2:DescribeInstances',
        'ec2:DescribeInternetGateways', 'ec2:DescribeIpamPools', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeRouteTables', 'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets', 'ec2:DescribeTags', 'ec2:DescribeVpcPeeringConnections', 'ec2:DescribeVpcs', 'ec2:GetCoipPoolUsage', 'ec2:GetSecurityGroupsForVpc',
      ],
      '*',
    ),
    allow(
      [
        'CapacityReservation', 'ListenerAttributes', 'ListenerCertificates', 'Listeners', 'LoadBalancerAttributes', 'LoadBalancers', 'Rules',
        'SSLPolicies', 'Tags', 'TargetGroupAttributes', 'TargetGroups', 'TargetHealth', 'TrustStores',
      ].map((what) => `elasticloadbalancing:Describe${what}`),
      '*',
    ),
  ];
}

function serviceStatements(): Statement[] {
  return [
    allow(['iam:CreateServiceLinkedRole'], '*', { StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' } }),
    allow(
      [
        'acm:DescribeCertificate', 'acm:ListCertificates', 'cognito-idp:DescribeUserPoolClient', 'iam:GetServerCertificate', 'iam:ListServerCertificates',
        'shield:CreateProtection', 'shield:DeleteProtection', 'shield:DescribeProtection', 'shield:GetSubscriptionState',
        'waf-regional:AssociateWebACL', 'waf-regional:DisassociateWebACL', 'waf-regional:GetWebACL', 'waf-regional:GetWebACLForResource',
        'wafv2:AssociateWebACL', 'wafv2:DisassociateWebACL', 'wafv2:GetWebACL', 'wafv2:GetWebACLForResource',
      ],
      '*',
    ),
  ];
}

function securityGroupStatements(props: LoadBalancerPolicyProps): Statement[] {
  const { partition, region, account } = props.environment;
  const groups = `arn:${partition}:ec2:*:*:security-group/*`;
  const inVpc = { ArnEquals: { 'ec2:Vpc': `arn:${partition}:ec2:${region}:${account}:vpc/${props.vpcId}` } };
  const changeRules = ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'];
  return [
    allow(['ec2:CreateSecurityGroup'], '*'),
    allow(changeRules, '*', inVpc),
    allow([...changeRules, 'ec2:DeleteSecurityGroup'], '*', owned(props)),
    allow(['ec2:CreateTags'], groups, { StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup', [`aws:RequestTag/${TAG}`]: props.clusterName } }),
    allow(['ec2:CreateTags', 'ec2:DeleteTags'], groups, ownedAndKept(props)),
  ];
}

function balancerStatements(props: LoadBalancerPolicyProps): Statement[] {
  const elb = (actions: string[], resource = '*', condition?: Conditions) => allow(actions.map((action) => `elasticloadbalancing:${action}`), resource, condition);
  return [
    elb(['CreateLoadBalancer', 'CreateTargetGroup'], '*', made(props)),
    elb(['CreateListener', 'CreateRule', 'DeleteListener', 'DeleteRule']),
    elb(
      [
        'DeleteLoadBalancer', 'DeleteTargetGroup', 'ModifyCapacityReservation', 'ModifyIpPools', 'ModifyListenerAttributes', 'ModifyLoadBalancerAttributes',
        'ModifyTargetGroup', 'ModifyTargetGroupAttributes', 'SetIpAddressType', 'SetSecurityGroups', 'SetSubnets',
      ],
      '*',
      owned(props),
    ),
    elb(['DeregisterTargets', 'RegisterTargets'], `arn:${props.environment.partition}:elasticloadbalancing:*:*:targetgroup/*/*`),
    elb(['AddListenerCertificates', 'ModifyListener', 'ModifyRule', 'RemoveListenerCertificates', 'SetRulePriorities', 'SetWebAcl']),
  ];
}

function tagStatements(props: LoadBalancerPolicyProps): Statement[] {
  const arns = (kinds: string[]) => kinds.map((kind) => `arn:${props.environment.partition}:elasticloadbalancing:*:*:${kind}`);
  const balancers = arns(['targetgroup/*/*', 'loadbalancer/net/*/*', 'loadbalancer/app/*/*']);
  const listeners = arns(['listener/net/*/*/*', 'listener/app/*/*/*', 'listener-rule/net/*/*/*', 'listener-rule/app/*/*/*']);
  const change = ['elasticloadbalancing:AddTags', 'elasticloadbalancing:RemoveTags'];
  return [
    allow(change, balancers, ownedAndKept(props)),
    allow(change, listeners),
    allow(['elasticloadbalancing:AddTags'], balancers, {
      StringEquals: { 'elasticloadbalancing:CreateAction': ['CreateTargetGroup', 'CreateLoadBalancer'], [`aws:RequestTag/${TAG}`]: props.clusterName },
    }),
  ];
}
