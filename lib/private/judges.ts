import { IConstruct } from 'constructs';
import { ICluster } from '../cluster';

/** Something that judges a cluster when its app is synthesized, and returns errors. */
export type Judge = (cluster: ICluster) => string[];

const JUDGES = new WeakMap<IConstruct, Judge[]>();

/** Lets all clusters of an app be judged, also those that are made later. cdktf validates constructs of stacks alone, so the clusters ask. */
export function addJudge(root: IConstruct, judge: Judge): void {
  JUDGES.set(root, [...(JUDGES.get(root) ?? []), judge]);
}

/** What the judges of its app say of a cluster. */
export function judge(cluster: ICluster): string[] {
  return (JUDGES.get(cluster.node.root) ?? []).flatMap((one) => one(cluster));
}
