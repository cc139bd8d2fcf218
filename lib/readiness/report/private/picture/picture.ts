import { TopologyView } from '../../../topology-view';
import { Markup } from '../markup';
import { summaryOf } from './describe';
import { drawn } from './draw';
import { planOf } from './plan-of';
import { sceneOf } from './scene';

/** The picture of a topology, with a title and a description. The id makes those of its parts. */
export function pictureOf(topology: TopologyView, id: string, clusterName: string): Markup {
  return drawn(sceneOf(planOf(topology)), id, `Topology of ${clusterName}`, summaryOf(topology));
}
