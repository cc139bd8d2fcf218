import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster } from '../../../cluster';

/** What every part of the baseline needs to know. */
export interface BaselineContext {
  readonly cluster: ICluster;
  /** The provider of the cluster. */
  readonly provider: TerraformProvider;
  /** Where that is made which belongs to the cloud. */
  readonly infrastructure: Construct;
}

/** Makes a part of the baseline below `scope`. */
export type BaselinePartMaker = (scope: Construct, context: BaselineContext) => void;

/** A part of the baseline that is left out. */
export const NOTHING: BaselinePartMaker = () => undefined;
