import { EmbeddedAws } from '../../../lib/embedded-aws';

/** The bounds and the present size of a node group, as the API has them. */
export interface ScalingConfig {
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredSize: number;
}

/** What the tests read of a cluster or an add-on. */
export interface EksResource {
  readonly createdAt: number;
  readonly version: string;
}

/** What the tests read of a node group. */
export interface NodeGroup extends EksResource {
  readonly nodegroupName: string;
  readonly amiType: string;
  readonly capacityType: string;
  readonly labels: Record<string, string>;
  readonly taints?: { readonly key: string; readonly value: string; readonly effect: string }[];
  readonly scalingConfig: ScalingConfig;
}

/** AWS's API as someone beside Terraform uses it: the autoscaler, or a person at the command line. */
export class EksApi {
  constructor(private readonly aws: EmbeddedAws) {}

  /** The names of all clusters. */
  public async clusters(): Promise<string[]> {
    return (await this.eks<{ clusters: string[] }>('GET', '/clusters')).clusters;
  }

  public async clusterVersion(cluster: string): Promise<string> {
    return (await this.eks<{ cluster: EksResource }>('GET', `/clusters/${cluster}`)).cluster.version;
  }

  public async addOn(cluster: string, name: string): Promise<EksResource> {
    return (await this.eks<{ addon: EksResource }>('GET', `/clusters/${cluster}/addons/${name}`)).addon;
  }

  /** The node groups by the pools that made them. */
  public async nodeGroups(cluster: string): Promise<Record<string, NodeGroup>> {
    const path = `/clusters/${cluster}/node-groups`;
    const { nodegroups } = await this.eks<{ nodegroups: string[] }>('GET', path);
    const groups = await Promise.all(nodegroups.map((name) => this.eks<{ nodegroup: NodeGroup }>('GET', `${path}/${name}`)));
    return Object.fromEntries(groups.map(({ nodegroup }) => [nodegroup.labels['production-cluster/worker-pool'], nodegroup]));
  }

  /** `aws eks update-nodegroup-config --scaling-config`. */
  public async scale(cluster: string, nodeGroup: string, scalingConfig: Partial<ScalingConfig>): Promise<void> {
    await this.eks('POST', `/clusters/${cluster}/node-groups/${nodeGroup}/update-config`, { scalingConfig, clientRequestToken: crypto.randomUUID() });
  }

  /** The names of the node groups of a cluster. */
  public async nodeGroupNames(cluster: string): Promise<string[]> {
    return (await this.eks<{ nodegroups: string[] }>('GET', `/clusters/${cluster}/node-groups`)).nodegroups;
  }

  /** The Auto Scaling group that EKS made for a node group. */
  public async scalingGroupOf(cluster: string, nodeGroup: string): Promise<string> {
    const { nodegroup } = await this.eks<{ nodegroup: { resources: { autoScalingGroups: { name: string }[] } } }>('GET', `/clusters/${cluster}/node-groups/${nodeGroup}`);
    return nodegroup.resources.autoScalingGroups[0].name;
  }

  /** The security group that EKS made for a cluster. */
  public async securityGroupOf(cluster: string): Promise<string> {
    return (await this.eks<{ cluster: { resourcesVpcConfig: { clusterSecurityGroupId: string } } }>('GET', `/clusters/${cluster}`)).cluster.resourcesVpcConfig.clusterSecurityGroupId;
  }

  /** The ids of all VPCs that somebody made. */
  public async vpcs(): Promise<string[]> {
    return this.elements('ec2', 'Action=DescribeVpcs&Version=2016-11-15&Filter.1.Name=is-default&Filter.1.Value.1=false', 'vpcId');
  }

  /** The texts of all elements of one name in the answer to a query. */
  public async elements(service: string, query: string, name: string): Promise<string[]> {
    const answer = await this.call(service, 'POST', '/', query);
    return [...answer.matchAll(new RegExp(`<${name}>([^<]+)<`, 'g'))].map(([, text]) => text);
  }

  private async eks<T>(method: string, path: string, body?: object): Promise<T> {
    return JSON.parse(await this.call('eks', method, path, body && JSON.stringify(body))) as T;
  }

  // The embedded AWS reads the service and the region of a signature and does not check it.
  private async call(service: string, method: string, path: string, body?: string): Promise<string> {
    const { AWS_REGION: region } = this.aws.environment;
    const authorization = `AWS4-HMAC-SHA256 Credential=embedded/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`;
    const contentType = service === 'eks' ? 'application/json' : 'application/x-www-form-urlencoded';
    const response = await fetch(`${this.aws.endpoint}${path}`, { method, body, headers: { authorization, 'content-type': contentType } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text;
  }
}
