import blueprints from '@aws-quickstart/eks-blueprints';
import ec2 from 'aws-cdk-lib/aws-ec2';
import eks from 'aws-cdk-lib/aws-eks';
import { ACCOUNT, ADMINISTRATOR, measureSynth, REGION, ZONES } from './measured.mjs';

const instanceTypes = (...names) => names.map((name) => new ec2.InstanceType(name));

const vpc = { provide: ({ scope }) => new ec2.Vpc(scope, 'Vpc', { availabilityZones: ZONES }) };

const clusterProvider = () =>
  blueprints
    .clusterBuilder()
    .withCommonOptions({ endpointAccess: eks.EndpointAccess.PRIVATE, vpcSubnets: [{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }] })
    .managedNodeGroup({ id: 'General', instanceTypes: instanceTypes('m7i.xlarge'), minSize: 3, desiredSize: 3, maxSize: 30 })
    .managedNodeGroup({ id: 'Batch', instanceTypes: instanceTypes('c7i.xlarge', 'c6i.xlarge'), minSize: 0, desiredSize: 0, maxSize: 100, nodeGroupCapacityType: eks.CapacityType.SPOT })
    .fargateProfile('Jobs', { fargateProfileName: 'jobs', selectors: [{ namespace: 'jobs' }] })
    .build();

// With versions: without one AWS is asked for it.
const addOns = () => [
  new blueprints.VpcCniAddOn({ version: 'v1.20.4-eksbuild.2', enableNetworkPolicy: true }),
  new blueprints.CoreDnsAddOn('v1.12.3-eksbuild.1'),
  new blueprints.KubeProxyAddOn('v1.34.0-eksbuild.2'),
  new blueprints.EksPodIdentityAgentAddOn('v1.3.10-eksbuild.2'),
  new blueprints.EbsCsiDriverAddOn({ version: 'v1.56.0-eksbuild.1' }),
  new blueprints.MetricsServerAddOn(),
];

// Secrets are encrypted with a key of its own unless it is told otherwise.
await measureSynth((app) =>
  blueprints.EksBlueprint.builder()
    .account(ACCOUNT)
    .region(REGION)
    .version(eks.KubernetesVersion.V1_34)
    .resourceProvider(blueprints.GlobalResources.Vpc, vpc)
    .clusterProvider(clusterProvider())
    .enableControlPlaneLogTypes(...Object.values(blueprints.ControlPlaneLogType))
    .addOns(...addOns())
    .teams(new blueprints.PlatformTeam({ name: 'platform', userRoleArn: ADMINISTRATOR }))
    .buildAsync(app, 'production'),
);
