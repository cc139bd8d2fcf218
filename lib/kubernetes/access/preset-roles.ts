import { ClusterRoleV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-v1';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { nameFromPath } from '../../private/names';
import { AccessLint } from '../judgement/access-lint';
import { clusterId } from '../provider';
import { RolePreset } from './role-preset';

/**
 * The name of the role that a preset is in a cluster, by reference. A stack makes the role on first use, once for each cluster, so that a thousand
 * tenants share it.
 */
export function presetRoleName(scope: Construct, cluster: ICluster, preset: RolePreset): string {
  const stack = TerraformStack.of(scope);
  const id = `Roles-${clusterId(cluster)}`;
  const roles = (stack.node.tryFindChild(id) as PresetRoles | undefined) ?? new PresetRoles(stack, id, cluster);
  return roles.nameOf(preset);
}

/** The roles of a stack for one cluster. */
class PresetRoles extends Construct {
  // Each read of a reference costs a stack trace, and every binding needs one.
  private readonly names = new Map<RolePreset, string>();

  constructor(scope: Construct, id: string, private readonly cluster: ICluster) {
    super(scope, id);
  }

  public nameOf(preset: RolePreset): string {
    const name = this.names.get(preset) ?? this.makeRole(preset).metadata.name;
    this.names.set(preset, name);
    return name;
  }

  private makeRole(preset: RolePreset): ClusterRoleV1 {
    const role = new ClusterRoleV1(this, preset.presetName, {
      provider: this.cluster.kubernetesProvider(this),
      metadata: { name: `${nameFromPath(TerraformStack.of(this))}-${preset.presetName}` },
      rule: preset.rules,
    });
    for (const acknowledgement of preset.acknowledged) AccessLint.acknowledge(role, acknowledgement);
    return role;
  }
}
