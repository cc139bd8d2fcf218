import { DataAwsEksAddonVersion } from '@cdktf/provider-aws/lib/data-aws-eks-addon-version';
import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AddOnOrder, EksAddOn } from '../eks-add-on';
import { dependencies } from './ordering';
import { podIdentityRole } from './pod-identity-role';
import { attachManagedPolicies } from './service-role';

/** The add-ons of a cluster. */
export interface AddOnsProps {
  readonly clusterName: string;
  readonly kubernetesVersion: string;
  readonly partition: string;
  /** What the user gives besides or in place of the defaults. */
  readonly addOns: EksAddOn[];
  readonly tags?: Record<string, string>;
}

/** Installs add-ons in their order: agents of the network first, then nodes, then what needs nodes. */
export class AddOns {
  /** What every node waits for. */
  public readonly beforeNodes: ITerraformDependable[] = [];
  private readonly afterNodes: EksAddon[] = [];

  constructor(scope: Construct, private readonly props: AddOnsProps) {
    const byName = new Map([...EksAddOn.defaults(), ...props.addOns].map((addOn) => [addOn.name, addOn]));
    for (const addOn of byName.values()) {
      const installed = this.install(scope, addOn);
      (addOn.order === AddOnOrder.BEFORE_NODES ? this.beforeNodes : this.afterNodes).push(installed);
    }
  }

  /** Makes what needs nodes wait for a pool. */
  public waitFor(pool: ITerraformDependable): void {
    for (const addOn of this.afterNodes) addOn.dependsOn = [...(addOn.dependsOn ?? []), ...dependencies(addOn, [pool])];
  }

  private install(scope: Construct, addOn: EksAddOn): EksAddon {
    const { clusterName, kubernetesVersion, tags } = this.props;
    const parent = new Construct(scope, `AddOn-${addOn.name}`);
    const identity = addOn.identity && this.identity(parent, addOn.name, addOn.identity.managedPolicies);
    return new EksAddon(parent, 'AddOn', {
      clusterName,
      addonName: addOn.name,
      addonVersion: addOn.version ?? new DataAwsEksAddonVersion(parent, 'Version', { addonName: addOn.name, kubernetesVersion }).version,
      configurationValues: addOn.configurationValues,
      resolveConflictsOnCreate: 'OVERWRITE',
      resolveConflictsOnUpdate: 'OVERWRITE',
      podIdentityAssociation: addOn.identity && identity && [{ roleArn: identity.roleArn, serviceAccount: addOn.identity.serviceAccount }],
      tags,
      dependsOn: identity?.attachments,
    });
  }

  private identity(scope: Construct, name: string, policies: string[]): { roleArn: string; attachments: IamRolePolicyAttachment[] } {
    const role = podIdentityRole(scope, { description: `The add-on ${name}`, namePrefix: `eks-${name}-`, tags: this.props.tags });
    return { roleArn: role.arn, attachments: attachManagedPolicies(scope, role, 'Policy-', this.props.partition, policies) };
  }
}
