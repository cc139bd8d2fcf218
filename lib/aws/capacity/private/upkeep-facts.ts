import { PlatformFact } from '../../../platform-readiness';
import { metIf } from '../../../private/facts';
import { PoolPlace } from '../../private/readiness/pool-readiness';
import { NodeGroupOptions } from '../node-group-capacity';
import { BlockedDrain, NodeRepair } from '../node-group-upkeep';
import { ofPool } from './node-facts';

/** How EKS looks after the nodes of a managed node group. */
export function upkeepFacts({ nodeRepair = NodeRepair.ENABLED, blockedDrain = BlockedDrain.FAIL }: NodeGroupOptions, place: PoolPlace): PlatformFact[] {
  return ofPool(place, [
    metIf(blockedDrain !== BlockedDrain.FORCE, 'PE-20', `blockedDrain: ${blockedDrain}`, 'set blockedDrain of NodeGroupCapacity to BlockedDrain.FAIL'),
    metIf(nodeRepair !== NodeRepair.DISABLED, 'PE-27', `nodeRepair: ${nodeRepair}`, 'set nodeRepair of NodeGroupCapacity to NodeRepair.ENABLED'),
  ]);
}
