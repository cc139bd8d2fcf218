import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { aws } from 'cdktf-production-cluster';
import { Construct } from 'constructs';

const ZONES = ['a', 'b', 'c'];

/** A VPC as another team may have made it, without this library. */
export class OtherTeamsNetwork extends Construct {
  public readonly vpcId: string;
  public readonly subnetIds: string[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const vpc = new Vpc(this, 'Vpc', { cidrBlock: '10.20.0.0/16' });
    const subnets = ZONES.map((zone, index) => new Subnet(this, `Subnet-${zone}`, { vpcId: vpc.id, availabilityZone: `eu-west-1${zone}`, cidrBlock: `10.20.${index * 32}.0/19` }));
    this.vpcId = vpc.id;
    this.subnetIds = subnets.map((subnet) => subnet.id);
  }

  /** The network for a cluster of any stack: in another one its ids are tokens. */
  public for(scope: Construct): aws.INetwork {
    return aws.Network.fromNetworkAttributes(scope, 'Network', { vpcId: this.vpcId, privateSubnetIds: this.subnetIds });
  }
}
