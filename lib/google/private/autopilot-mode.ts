import { ContainerClusterConfig } from '@cdktf/provider-google/lib/container-cluster';
import { Construct } from 'constructs';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';
import { PlatformFact } from '../../platform-readiness';
import { refuseNodeOptions } from '../../private/capacity-checks';
import { renderAutopilotNodes } from './auto-provisioning';
import { AUTOPILOT_CAPABILITIES } from './gke-capabilities';
import { COMMON_ADD_ONS, IGkeMode, ModeParts, provisionedNodes } from './gke-mode';
import { autopilotFacts } from './readiness/mode-facts';
import { checkPortable } from './to-gke-capacity';

/** Nodes that Google runs: https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-overview (read 2026-11) */
export class AutopilotMode implements IGkeMode {
  public readonly capabilities = AUTOPILOT_CAPABILITIES;

  public get facts(): PlatformFact[] {
    return autopilotFacts();
  }

  public arguments(parts: ModeParts): Partial<ContainerClusterConfig> {
    return {
      enableAutopilot: true,
      clusterAutoscaling: renderAutopilotNodes(parts),
      nodePoolAutoConfig: provisionedNodes(parts),
      addonsConfig: COMMON_ADD_ONS,
    };
  }

  // All pods run on capacity that Google brings, of whatever namespace they are.
  public bindWorkerPool(_scope: Construct, binding: WorkerPoolBinding): BoundWorkerPool {
    checkPortable(binding.capacity);
    refuseNodeOptions(binding, 'Serverless capacity has no nodes to which these options of the pool could apply');
    return { resources: [], needsNodeAutoscaler: false, nodeSelector: {} };
  }

  public nodesOf(): undefined {}
}
