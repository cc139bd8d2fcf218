import awsCdk from 'aws-cdk-lib';
import ec2 from 'aws-cdk-lib/aws-ec2';
import eks from 'aws-cdk-lib/aws-eks-v2';
import kms from 'aws-cdk-lib/aws-kms';
import { ACCOUNT, ADMINISTRATOR, measureSynth, REGION, ZONES } from './measured.mjs';

const ADD_ONS = ['vpc-cni', 'coredns', 'kube-proxy', 'eks-pod-identity-agent', 'aws-ebs-csi-driver', 'metrics-server'];
const instanceTypes = (...names) => names.map((name) => new ec2.InstanceType(name));

// The module `aws-eks-v2` of the AWS CDK: the rewrite that needs no programs of its own in the account.
await measureSynth((app) => {
  const stack = new awsCdk.Stack(app, 'production', { env: { account: ACCOUNT, region: REGION } });
  const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES });
  const cluster = new eks.Cluster(stack, 'Cluster', {
    version: eks.KubernetesVersion.V1_34,
    vpc,
    vpcSubnets: [{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }],
    endpointAccess: eks.EndpointAccess.PRIVATE,
    secretsEncryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    clusterLogging: Object.values(eks.ClusterLoggingTypes),
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
  });
  cluster.addNodegroupCapacity('General', { instanceTypes: instanceTypes('m7i.xlarge'), minSize: 3, maxSize: 30 });
  cluster.addNodegroupCapacity('Batch', { instanceTypes: instanceTypes('c7i.xlarge', 'c6i.xlarge'), minSize: 0, maxSize: 100, capacityType: eks.CapacityType.SPOT });
  cluster.addFargateProfile('Jobs', { selectors: [{ namespace: 'jobs' }] });
  for (const addonName of ADD_ONS) new eks.Addon(stack, addonName, { cluster, addonName });
  cluster.grantAccess('Administrator', ADMINISTRATOR, [eks.AccessPolicy.fromAccessPolicyName('AmazonEKSClusterAdminPolicy', { accessScopeType: eks.AccessScopeType.CLUSTER })]);
});
