import { PlatformFact } from '../../../../platform-readiness';
import { met, metIf, missing, outside, told } from '../../../../private/facts';
import { natGateways } from '../../../private/readiness/made-network';
import type { Ec2ReadinessParts } from './ec2-readiness';

// Both read 2026-11.
const VOLUME_DRIVER = 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/install.md';
const LOAD_BALANCER_CONTROLLER = 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/deploy/installation.md';

/** What EC2 sees to, besides the programs of the machines. */
export function ec2Facts(parts: Ec2ReadinessParts, zones: number): PlatformFact[] {
  return [...placement(parts, zones), ...egress(parts), ...integrations(), ...storage(parts), ...security(parts)];
}

function placement({ loadBalancer }: Ec2ReadinessParts, zones: number): PlatformFact[] {
  return [
    met('PE-01', 'members and workers have security groups and roles of their own'),
    met('PE-03', `a Network Load Balancer in ${zones} zones, with all machines of the control plane behind it`),
    met('PE-13', `TCP 6443 under the name ${told(loadBalancer.apiServerName)}; health check HTTPS /readyz every 10 seconds; preserve_client_ip: false, so that a member reaches itself`),
    met('PE-18', `the machines are in ${zones} zones of the network`),
    met('PE-40', `the load balancer of the API is in ${zones} zones and serves across them; a member, its address and its disk stay in one`),
    outside('PE-40', 'Services of type LoadBalancer need the AWS Load Balancer Controller', LOAD_BALANCER_CONTROLLER),
    met('PE-42', 'each member has an Auto Scaling group of one: no group ever holds two'),
  ];
}

// Of a network that something else made nobody knows.
function egress({ network }: Ec2ReadinessParts): PlatformFact[] {
  const gateways = natGateways(network);
  if (gateways === undefined) return [];
  const value = gateways === 1 ? 'natGateways: SINGLE, so that all zones lose the internet with its zone' : 'natGateways: ONE_PER_ZONE';
  return [metIf(gateways > 1, 'PE-18', value, 'set natGateways of aws.Network to NatGateways.ONE_PER_ZONE')];
}

function integrations(): PlatformFact[] {
  return [
    met('PE-10', 'registries: workers may pull from ECR, and do nothing else there (AmazonEC2ContainerRegistryPullOnly)'),
    outside('PE-10', 'the driver of EBS volumes is a chart of its own', VOLUME_DRIVER),
  ];
}

function storage({ snapshotRetentionDays, diskSizeGiB }: Ec2ReadinessParts): PlatformFact[] {
  return [
    met('PE-15', `snapshotRetentionDays: ${told(snapshotRetentionDays)}, in a bucket with versions, encrypted by the key of the cluster`),
    met('PE-21', `diskSizeGiB: ${told(diskSizeGiB)}, gp3 and encrypted; the data of etcd is on gp3 volumes with the key of the cluster`),
  ];
}

function security({ clients, issuer }: Ec2ReadinessParts): PlatformFact[] {
  return [
    met('PE-43', `the load balancer of the API is internal; clientCidrBlocks: ${clients.map(told).join(', ')}`),
    met('PE-43', 'secrets, objects and the data of etcd have a KMS key; objects are reached over TLS alone'),
    met('PE-43', 'metadata API: IMDSv2 with a hop limit of 1, so that no pod with a network of its own reaches it'),
    met('PE-43', 'machines are in private subnets, without public address and without SSH key'),
    issuer === undefined
      ? missing('PE-43', 'serviceAccountIssuer: none, so that pods have no credentials of AWS that end by themselves', 'set serviceAccountIssuer of aws.Ec2Infrastructure to ServiceAccountIssuer.PUBLIC_DOCUMENTS')
      : met('PE-43', 'serviceAccountIssuer: public-documents, by which pods get credentials of AWS that end by themselves'),
  ];
}
