import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import { Construct } from 'constructs';

/** The parts of ARNs that only AWS knows, as data sources below a construct. */
export class AwsEnvironment {
  public readonly partition: string;
  public readonly dnsSuffix: string;
  public readonly region: string;
  public readonly account: string;

  constructor(scope: Construct) {
    const partition = new DataAwsPartition(scope, 'Partition', {});
    this.partition = partition.partition;
    this.dnsSuffix = partition.dnsSuffix;
    this.region = new DataAwsRegion(scope, 'Region', {}).id;
    this.account = new DataAwsCallerIdentity(scope, 'Account', {}).accountId;
  }
}
