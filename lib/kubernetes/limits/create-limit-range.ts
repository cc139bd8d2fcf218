import { LimitRangeV1 } from '@cdktf/provider-kubernetes/lib/limit-range-v1';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ContainerDefaults } from './container-defaults';
import { containerLimits } from './private/container-limits';

/** Where a limit range belongs. */
interface LimitRangePlace {
  readonly provider: TerraformProvider;
  /** The namespace, by reference. */
  readonly namespace: string;
}

/** Gives the containers of a namespace their defaults, as the child `ContainerDefaults` of `scope`. */
export function createLimitRange(scope: Construct, { provider, namespace }: LimitRangePlace, defaults: ContainerDefaults): void {
  new LimitRangeV1(scope, 'ContainerDefaults', {
    provider,
    metadata: { name: 'container-defaults', namespace },
    spec: { limit: [{ type: 'Container', ...containerLimits(defaults) }] },
  });
}
