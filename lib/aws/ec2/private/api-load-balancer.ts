import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ExistingHostedZone } from '../existing-hosted-zone';
import { ClusterContext } from './cluster-context';

/** The load balancer of the API. */
export interface ApiLoadBalancer {
  /** The name that clients know. */
  readonly apiServerName: string;
  /** The name that AWS gives it. */
  readonly dnsName: string;
  readonly targetGroupArn: string;
  readonly ready: ITerraformDependable[];
}

const PORT = 6443;
// A prefix of these names has at most 6 characters.
const PREFIX = 'api-';

/** What a load balancer has to do with what is made elsewhere. */
export interface ApiLoadBalancerProps {
  readonly securityGroupId: string;
  /** At which an API server says whether it serves. */
  readonly healthPath: string;
  /** @default - one of its own */
  readonly hostedZone?: ExistingHostedZone;
}

/** An internal network load balancer for the API, with a private name, below `scope`. */
export function createApiLoadBalancer(scope: Construct, context: ClusterContext, { securityGroupId, healthPath, hostedZone }: ApiLoadBalancerProps): ApiLoadBalancer {
  const { clusterName, network, tags, preventDestroy } = context;
  const balancer = new Lb(scope, 'LoadBalancer', {
    namePrefix: PREFIX,
    loadBalancerType: 'network',
    internal: true,
    subnets: network.privateSubnetIds,
    securityGroups: [securityGroupId],
    enableCrossZoneLoadBalancing: true,
    enableDeletionProtection: preventDestroy,
    tags: { ...tags, Name: `${clusterName}-api` },
  });
  const targetGroup = createTargetGroup(scope, context, healthPath);
  const listener = new LbListener(scope, 'Listener', {
    loadBalancerArn: balancer.arn, port: PORT, protocol: 'TCP', defaultAction: [{ type: 'forward', targetGroupArn: targetGroup.arn }], tags,
  });
  const { hostedZoneId, zoneName } = hostedZone ?? ownZone(scope, context);
  const name = hostedZone === undefined ? `api.${zoneName}` : `api.${clusterName}.${zoneName}`;
  const record = new Route53Record(scope, 'ApiRecord', {
    zoneId: hostedZoneId, name, type: 'A', alias: { name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: false },
  });
  return { apiServerName: name, dnsName: balancer.dnsName, targetGroupArn: targetGroup.arn, ready: [listener, record] };
}

// A machine that reaches itself through the load balancer would otherwise be its own client, whose packets never come back. An API server that
// ends says so in /readyz while it still serves: it gets no new connections, and those it has are ended by itself.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html (read 2026-11)
function createTargetGroup(scope: Construct, { clusterName, network, tags }: ClusterContext, path: string): LbTargetGroup {
  return new LbTargetGroup(scope, 'TargetGroup', {
    namePrefix: PREFIX,
    targetType: 'instance',
    port: PORT,
    protocol: 'TCP',
    vpcId: network.vpcId,
    preserveClientIp: 'false',
    deregistrationDelay: '60',
    connectionTermination: true,
    healthCheck: { protocol: 'HTTPS', path, port: String(PORT), matcher: '200', interval: 10, timeout: 6, healthyThreshold: 2, unhealthyThreshold: 2 },
    targetHealthState: [{ enableUnhealthyConnectionTermination: false }],
    tags: { ...tags, Name: `${clusterName}-api` },
    lifecycle: { createBeforeDestroy: true },
  });
}

// ICANN keeps .internal for private use: https://www.icann.org/en/board-activities-and-meetings/materials/approved-resolutions-special-meeting-of-the-icann-board-29-07-2024-en (read 2026-11)
function ownZone(scope: Construct, { clusterName, network, tags, preventDestroy }: ClusterContext): ExistingHostedZone {
  const zoneName = `${clusterName}.internal`;
  const zone = new Route53Zone(scope, 'HostedZone', { name: zoneName, comment: `The API of the cluster ${clusterName}`, vpc: [{ vpcId: network.vpcId }], forceDestroy: !preventDestroy, tags });
  return { hostedZoneId: zone.zoneId, zoneName };
}
