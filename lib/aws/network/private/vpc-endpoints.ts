import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { checkKnown, checkText, checkUnique } from '../../../private/checks';

// https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html (read 2026-11)
const GATEWAY_SERVICES = ['s3', 'dynamodb'];

/** What the endpoints of a VPC need. */
export interface EndpointsProps {
  readonly services: string[];
  readonly vpc: Vpc;
  readonly subnetIds: string[];
  readonly routeTableIds: string[];
  readonly tags?: Record<string, string>;
}

/** Ways to AWS services that do not leave the VPC, one child of `Endpoints` each, named by the service. */
export function endpoints(scope: Construct, props: EndpointsProps): void {
  checkKnown(props.services, 'Network endpointServices');
  if (props.services.length === 0) return;
  checkUnique(props.services, { id: 'network-endpoint-service', option: 'Network endpointServices' });
  const parent = new Construct(scope, 'Endpoints');
  const region = new DataAwsRegion(parent, 'Region', {}).id;
  const interfaces = props.services.filter((service) => !GATEWAY_SERVICES.includes(service));
  const securityGroupIds = interfaces.length > 0 ? [securityGroup(parent, props)] : [];
  for (const service of props.services) {
    checkKnown(service, 'Network endpointServices');
    checkText(service, {
      id: 'network-endpoint-service', option: 'Network endpointServices', pattern: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, maxLength: 60, allowed: 'the end of a service name, such as ecr.api for com.amazonaws.REGION.ecr.api',
    });
    const common = { vpcId: props.vpc.id, serviceName: `com.amazonaws.${region}.${service}`, tags: props.tags };
    const id = `Endpoint-${service}`;
    if (GATEWAY_SERVICES.includes(service)) {
      new VpcEndpoint(parent, id, { ...common, vpcEndpointType: 'Gateway', routeTableIds: props.routeTableIds });
    } else {
      new VpcEndpoint(parent, id, { ...common, vpcEndpointType: 'Interface', privateDnsEnabled: true, subnetIds: props.subnetIds, securityGroupIds });
    }
  }
}

function securityGroup(scope: Construct, { vpc, tags }: EndpointsProps): string {
  const group = new SecurityGroup(scope, 'SecurityGroup', { vpcId: vpc.id, description: 'Interface endpoints', tags });
  new VpcSecurityGroupIngressRule(scope, 'FromVpc', {
    securityGroupId: group.id,
    description: 'HTTPS from the VPC',
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    cidrIpv4: vpc.cidrBlock,
    tags,
  });
  return group.id;
}
