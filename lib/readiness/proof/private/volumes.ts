import { LossAspect, LossOutcome, LossVerdict } from '../../failure-domain-proof';
import { Aspect, NO_NODE_LOST, verdict } from './aspect';
import { Estate, Pool } from './estate';
import { Loss } from './losses';
import { poolOf, poolSizes } from './pool-knobs';

/**
 * While a zone is up, its volumes have a node: no other zone can attach them. Those of a lost zone are lost with it.
 * Source: https://kubernetes.io/docs/setup/best-practices/multiple-zones/#storage-access-for-zones (read 2026-11)
 */
export function zonalVolumes({ volumePools = [] }: Estate): Aspect[] {
  return volumePools.map((id) => ({
    aspect: LossAspect.VOLUMES,
    trouble: 'a zone that is up may have no node for its volumes',
    ofMembers: false,
    judge: (estate, loss) => judgeVolumes(poolOf(estate, id), loss),
    ways: (estate) => [[poolSizes([id], poolOf(estate, id).zones?.length ?? 0)]],
    otherwise: `make a pool of ${id} for each zone`,
  }));
}

/** What holds where the app tells no pool with such volumes. */
export function untoldVolumes({ volumePools }: Estate): LossVerdict {
  return volumePools === undefined ? verdict(LossOutcome.UNKNOWN, 'the app does not tell which pools have volumes of a zone') : verdict(LossOutcome.HOLDS, 'no pool has volumes of a zone');
}

function judgeVolumes({ id, minSize, zones }: Pool, loss: Loss): LossVerdict {
  if (loss.zone === undefined) return NO_NODE_LOST;
  if (minSize === undefined || zones === undefined) return verdict(LossOutcome.UNKNOWN, `${id}: where its nodes stand is not known`);
  const others = zones.filter((zone) => zone !== loss.zone);
  if (others.length === 0) return verdict(LossOutcome.HOLDS, `${id}: lost with their zone`);
  const served = minSize >= zones.length;
  return verdict(served ? LossOutcome.HOLDS : LossOutcome.FAILS, `${id}: ${minSize} nodes for ${zones.length} zones with volumes`);
}
