import { Zones } from '../../private/readiness/zones';
import { KarpenterCapacityOptions } from '../karpenter-capacity';
import { RequirementOperator } from '../karpenter-requirement';

const ZONE = 'topology.kubernetes.io/zone';

/** The zones in which Karpenter may start machines; undefined where the requirements do not list them. */
export function karpenterZones({ requirements = [] }: KarpenterCapacityOptions, zones: Zones): number[] | undefined {
  const [own, ...others] = requirements.filter(({ key }) => key === ZONE);
  if (own === undefined) return zones.all;
  return own.operator === RequirementOperator.IN && others.length === 0 ? zones.named(own.values ?? []) : undefined;
}
