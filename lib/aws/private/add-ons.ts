import { DataAwsEksAddonVersion } from '@cdktf/provider-aws/lib/data-aws-eks-addon-version';
import { EksAddon, EksAddonConfig } from '@cdktf/provider-aws/lib/eks-addon';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { fail } from '../../private/problem';
import { AddOnIdentity, AddOnOrder, EksAddOn } from '../eks-add-on';
import { addOnConfiguration, Configuration } from './add-on-configuration';
import { Compute } from './eks-capacity';
import { dependencies } from '../../private/ordering';
import { attachManagedPolicies } from './service-role';
import { VOLUME_TAG } from './volume-tag';
import { IWorkloadIdentities } from './workload-identities';

/** The add-ons of a cluster. */
export interface AddOnsProps {
  readonly clusterName: string;
  readonly kubernetesVersion: string;
  readonly partition: string;
  /** What the user gives besides or in place of the defaults. */
  readonly addOns: EksAddOn[];
  /** The names of the defaults that are left out. */
  readonly omitted: string[];
  /** How the service accounts of add-ons get their roles. */
  readonly identities: IWorkloadIdentities;
  readonly tags?: Record<string, string>;
}

/**
 * What needs each default: EKS Auto Mode has its own of most, and on Fargate nothing runs on nodes.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/automode.html, https://docs.aws.amazon.com/eks/latest/userguide/fargate.html (read 2026-11)
 */
const NEEDED_BY: Record<string, Compute[]> = {
  'vpc-cni': [Compute.NODES],
  'eks-pod-identity-agent': [Compute.NODES],
  'kube-proxy': [Compute.NODES],
  coredns: [Compute.NODES, Compute.FARGATE],
  'aws-ebs-csi-driver': [Compute.NODES],
  'metrics-server': [Compute.NODES, Compute.FARGATE, Compute.AUTO_MODE],
};

interface Installed {
  readonly addOn: EksAddOn;
  readonly resource: EksAddon;
}

/** Installs add-ons when the first pool needs them, in their order: agents of the network, then nodes, then what needs nodes. */
export class AddOns {
  private readonly installed = new Map<string, Installed>();
  private readonly own: Map<string, Configuration>;
  private readonly onNodes: EksAddOn[] = [];
  private hasNodes = false;
  private readonly systemPools: { readonly resource: ITerraformDependable; readonly compute: Compute }[] = [];

  constructor(private readonly scope: Construct, private readonly props: AddOnsProps) {
    // By the tag the volumes of the cluster can be found, such as for backups.
    this.own = new Map([['aws-ebs-csi-driver', { controller: { extraVolumeTags: { ...props.tags, [VOLUME_TAG]: props.clusterName } } }]]);
    const defaults = new Set(EksAddOn.defaults().map((addOn) => addOn.name));
    for (const addOn of props.addOns) if (!defaults.has(addOn.name)) this.install(addOn);
  }

  /** What every node waits for. */
  public get beforeNodes(): ITerraformDependable[] {
    return [...this.installed.values()].filter(({ addOn }) => addOn.order === AddOnOrder.BEFORE_NODES).map(({ resource }) => resource);
  }

  /** The add-ons whose pods call AWS from where other pods run too. */
  public get withIdentity(): string[] {
    return [...this.installed.values()].filter(({ addOn }) => addOn.order === AddOnOrder.AFTER_NODES && addOn.identity).map(({ addOn }) => addOn.name);
  }

  /** Installs the defaults that a pool needs. */
  public installFor(compute: Compute): void {
    const given = new Map(this.props.addOns.map((addOn) => [addOn.name, addOn]));
    for (const { name } of EksAddOn.defaults()) {
      const needed = NEEDED_BY[name].includes(compute) && !this.installed.has(name) && !this.props.omitted.includes(name);
      if (needed) this.install(given.get(name) ?? defaultNamed(name));
    }
    this.hasNodes ||= compute === Compute.NODES;
    this.installOnNodes();
  }

  /** Installs an add-on besides as soon as there are nodes of the user's account, unless the user has given it. */
  public addForNodes(addOn: EksAddOn): void {
    this.onNodes.push(addOn);
    this.installOnNodes();
  }

  /** Makes what needs nodes wait for a pool that runs pods of the system. */
  public waitFor(resources: ITerraformDependable[], compute: Compute): void {
    const fresh = resources.filter((resource) => this.systemPools.every((pool) => pool.resource !== resource));
    this.systemPools.push(...fresh.map((resource) => ({ resource, compute })));
    const onFargate = this.systemPools.every((pool) => pool.compute === Compute.FARGATE);
    // https://docs.aws.amazon.com/eks/latest/userguide/fargate-getting-started.html (read 2026-11)
    if (this.installed.has('coredns')) this.configure('coredns', { computeType: onFargate ? 'Fargate' : undefined });
    for (const { addOn, resource } of this.installed.values()) {
      if (addOn.order === AddOnOrder.AFTER_NODES) resource.dependsOn = [...(resource.dependsOn ?? []), ...dependencies(resource, fresh)];
    }
  }

  /** Sets what pools need of an add-on; what the user says about it wins. */
  public configure(name: string, configuration: Configuration): void {
    const installed = this.installed.get(name);
    if (installed === undefined) {
      fail('add-on-omitted', {
        what: `A pool needs a configuration of the add-on ${name}, which EksPlatform omitDefaultAddOns leaves out`,
        got: configuration,
        allowed: `pools that do not need ${name}`,
        fix: `remove ${name} from omitDefaultAddOns, or what needs it from the pool`,
      });
    }
    this.prefer(name, configuration);
  }

  /** Sets what the library would have of an add-on, also of one that is not installed yet; what the user says about it wins. */
  public prefer(name: string, configuration: Configuration): void {
    const own = { ...this.own.get(name), ...configuration };
    this.own.set(name, own);
    const installed = this.installed.get(name);
    if (installed === undefined) return;
    const values = addOnConfiguration(name, own, installed.addOn.configurationValues);
    if (values === undefined) installed.resource.resetConfigurationValues();
    else installed.resource.configurationValues = values;
  }

  private installOnNodes(): void {
    if (!this.hasNodes) return;
    for (const addOn of this.onNodes) if (!this.installed.has(addOn.name)) this.install(addOn);
  }

  private install(addOn: EksAddOn): void {
    const { clusterName, kubernetesVersion, tags } = this.props;
    const parent = new Construct(this.scope, `AddOn-${addOn.name}`);
    const identity = addOn.identity && this.identity(parent, addOn.name, addOn.identity);
    const resource = new EksAddon(parent, 'AddOn', {
      clusterName,
      addonName: addOn.name,
      addonVersion: addOn.version ?? new DataAwsEksAddonVersion(parent, 'Version', { addonName: addOn.name, kubernetesVersion }).version,
      configurationValues: addOnConfiguration(addOn.name, this.own.get(addOn.name), addOn.configurationValues),
      resolveConflictsOnCreate: 'OVERWRITE',
      resolveConflictsOnUpdate: 'OVERWRITE',
      tags,
      ...identity,
    });
    if (addOn.order === AddOnOrder.AFTER_NODES) {
      const pools = this.systemPools.map((pool) => pool.resource);
      if (pools.length > 0) resource.dependsOn = [...(resource.dependsOn ?? []), ...dependencies(resource, pools)];
    }
    this.installed.set(addOn.name, { addOn, resource });
  }

  private identity(scope: Construct, name: string, { namespace = 'kube-system', serviceAccounts, managedPolicies }: AddOnIdentity): Partial<EksAddonConfig> {
    const { identities, partition } = this.props;
    const role = identities.role(scope, { namespace, serviceAccounts, description: `The add-on ${name}`, namePrefix: `eks-${name}-` });
    const dependsOn = attachManagedPolicies(scope, role, 'Policy-', partition, managedPolicies);
    const roleArn = role.arn;
    if (identities.reachesFargate) return { serviceAccountRoleArn: roleArn, dependsOn };
    return { podIdentityAssociation: serviceAccounts.map((serviceAccount) => ({ roleArn, serviceAccount })), dependsOn };
  }
}

function defaultNamed(name: string): EksAddOn {
  return EksAddOn.defaults().find((addOn) => addOn.name === name) as EksAddOn;
}
