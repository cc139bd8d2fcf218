import { aws, Capacity, KubernetesVersion, ProductionCluster, ProductionClusterProps } from 'cdktf-production-cluster';
import { Construct } from 'constructs';

export const ADMIN = 'arn:aws:iam::111122223333:role/platform-oncall';
export const NETWORK_ATTRIBUTES: aws.NetworkAttributes = {
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  privateSubnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712', 'subnet-0a1b2c3d4e5f60713'],
};
export const GENERAL = Capacity.managed({ machineTypes: ['m7i.xlarge'], minSize: 3, maxSize: 30 });

/** For a cluster whose add-ons are not what a test is about: hundreds of runs synthesize it. */
export const FEW_ADD_ONS = { omitDefaultAddOns: ['kube-proxy', 'aws-ebs-csi-driver', 'metrics-server'] };

/** The cheapest network there is: one that exists. */
export function existingNetwork(scope: Construct, attributes: Partial<aws.NetworkAttributes> = {}): aws.INetwork {
  return aws.Network.fromNetworkAttributes(scope, 'Existing', { ...NETWORK_ATTRIBUTES, ...attributes });
}

/** A cluster on EKS in a network that exists, without pools. */
export function eksCluster(scope: Construct, props: Partial<aws.EksPlatformProps> = {}, cluster: Partial<ProductionClusterProps> = {}): ProductionCluster {
  const platform = new aws.EksPlatform({ administrators: [ADMIN], network: props.network ?? existingNetwork(scope), ...props });
  return new ProductionCluster(scope, 'Cluster', { version: KubernetesVersion.V1_34, platform, ...cluster });
}

/** The same cluster with a pool that runs what the system needs. */
export function clusterWithPool(scope: Construct, props: Partial<aws.EksPlatformProps> = {}): ProductionCluster {
  const cluster = eksCluster(scope, props);
  cluster.addWorkerPool('General', { capacity: GENERAL });
  return cluster;
}
