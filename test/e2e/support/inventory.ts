import { EksApi } from './eks-api';
import { State } from './state';

/** Where the ids of a type of resource stand in AWS's answers. */
interface Listing {
  readonly service: string;
  readonly query: string;
  readonly element: string;
}

const EC2_VERSION = 'Version=2016-11-15';
const ec2 = (action: string, element: string, filter?: string): Listing => ({ service: 'ec2', query: `Action=${action}&${EC2_VERSION}${filter === undefined ? '' : `&Filter.1.Name=${filter.replace('=', '&Filter.1.Value.1=')}`}`, element });

const LISTINGS: Record<string, Listing> = {
  aws_iam_role: { service: 'iam', query: 'Action=ListRoles&Version=2010-05-08', element: 'RoleName' },
  aws_launch_template: ec2('DescribeLaunchTemplates&MaxResults=200', 'launchTemplateId'),
  aws_security_group: ec2('DescribeSecurityGroups', 'groupId'),
  aws_subnet: ec2('DescribeSubnets', 'subnetId', 'default-for-az=false'),
  aws_vpc: ec2('DescribeVpcs', 'vpcId', 'is-default=false'),
  aws_autoscaling_group: { service: 'autoscaling', query: 'Action=DescribeAutoScalingGroups&Version=2011-01-01', element: 'AutoScalingGroupName' },
};

/** What AWS has and what Terraform knows of, each thing by its type and id. */
export interface Comparison {
  /** In the state and not on AWS. */
  readonly lost: string[];
  /** On AWS and not in the state. */
  readonly orphans: string[];
  /** In the state more than once. */
  readonly doubled: string[];
}

/** Compares what AWS lists with what Terraform knows, for one cluster and what belongs to it. */
export class Inventory {
  constructor(private readonly api: EksApi, private readonly cluster: string) {}

  public async compare(state: State): Promise<Comparison> {
    const lost: string[] = [];
    const orphans: string[] = [];
    const doubled: string[] = [];
    for (const [type, ids] of await this.onAws()) {
      const known = state.ids(type);
      const named = (list: string[]) => list.map((id) => `${type} ${id}`);
      lost.push(...named(known.filter((id) => !ids.includes(id))));
      orphans.push(...named(ids.filter((id) => !known.includes(id))));
      doubled.push(...named(known.filter((id, index) => known.indexOf(id) !== index)));
    }
    return { lost, orphans, doubled };
  }

  private async onAws(): Promise<[type: string, ids: string[]][]> {
    const clusters = await this.api.clusters();
    const groups = clusters.includes(this.cluster) ? await this.api.nodeGroupNames(this.cluster) : [];
    const byAws = await this.madeByAws(clusters, groups);
    const others = Object.entries(LISTINGS).map(async ([type, listing]): Promise<[string, string[]]> => {
      const ids = await this.ids(listing);
      return [type, ids.filter((id) => !byAws.has(id))];
    });
    return [...(await Promise.all(others)), ['aws_eks_cluster', clusters], ['aws_eks_node_group', groups.map((group) => `${this.cluster}:${group}`)]];
  }

  /** What AWS makes by itself: the default groups of VPCs, the group of a cluster, and what is behind a node group. */
  private async madeByAws(clusters: string[], groups: string[]): Promise<Set<string>> {
    const behind = groups.map((group) => this.api.scalingGroupOf(this.cluster, group));
    const ofClusters = clusters.map((cluster) => this.api.securityGroupOf(cluster));
    const ids = await Promise.all([
      this.ids(ec2('DescribeSecurityGroups', 'groupId', 'group-name=default')),
      this.ids(ec2('DescribeLaunchTemplates&MaxResults=200', 'launchTemplateId', `tag:eks:cluster-name=${this.cluster}`)),
      ...behind,
      ...ofClusters,
    ]);
    return new Set(ids.flat());
  }

  private async ids({ service, query, element }: Listing): Promise<string[]> {
    return [...new Set(await this.api.elements(service, query, element))];
  }
}
