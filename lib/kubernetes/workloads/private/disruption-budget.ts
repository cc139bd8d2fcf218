import { PodDisruptionBudgetV1 } from '@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { SYSTEM_NAMESPACE } from './program-pod';

/** What a PodDisruptionBudget needs to know. */
export interface DisruptionBudgetProps {
  readonly provider: TerraformProvider;
  readonly name: string;
  readonly podLabels: Record<string, string>;
}

/** Lets one pod at a time be evicted, as the child `DisruptionBudget` of `scope`. */
export function disruptionBudget(scope: Construct, { provider, name, podLabels }: DisruptionBudgetProps): PodDisruptionBudgetV1 {
  return new PodDisruptionBudgetV1(scope, 'DisruptionBudget', {
    provider,
    metadata: { name, namespace: SYSTEM_NAMESPACE },
    spec: { maxUnavailable: '1', selector: { matchLabels: podLabels } },
  });
}
