import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AwsEnvironment } from './aws-environment';
import { attachManagedPolicies, serviceRole } from './service-role';

// https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html (read 2026-11); the network agent has a role of its own
const NODE_POLICIES = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'];

// https://docs.aws.amazon.com/eks/latest/userguide/auto-create-node-role.html (read 2026-11)
const AUTO_MODE_POLICIES = ['AmazonEKSWorkerNodeMinimalPolicy', 'AmazonEC2ContainerRegistryPullOnly'];

/** What is known of a cluster where its nodes get their roles. */
export interface NodeRolesProps {
  readonly clusterName: string;
  /** The role of the nodes of managed node groups, where it exists already. */
  readonly existingRoleArn?: string;
  readonly environment: AwsEnvironment;
  readonly tags?: Record<string, string>;
}

/** A role of nodes, and what must exist before they can use it. */
export interface NodeRole {
  readonly roleArn: string;
  readonly attachments: ITerraformDependable[];
}

/** A role of nodes that EKS does not start. */
export interface JoiningNodeRole extends NodeRole {
  readonly instanceProfileArn: string;
  readonly instanceProfileName: string;
}

/**
 * The roles of a cluster's nodes, each made when the first pool asks for it. A principal has one access entry, and an entry one
 * type: nodes of managed node groups, for whose role EKS makes the entry, Windows nodes and nodes that join by themselves have one each.
 */
export class NodeRoles {
  private managedRole?: NodeRole;
  private windowsRole?: NodeRole;
  private joiningRole?: JoiningNodeRole;
  private autoModeRole?: NodeRole;
  private readonly made: string[] = [];

  constructor(private readonly scope: Construct, private readonly props: NodeRolesProps) {}

  /** The names of the roles that have been made so far. */
  public get names(): string[] {
    return [...this.made];
  }

  /** The role of the nodes of managed node groups: it holds only what every node needs. */
  public managed(): NodeRole {
    const { existingRoleArn } = this.props;
    this.managedRole ??= existingRoleArn === undefined ? this.make('NodeRole', 'Nodes of an EKS cluster') : { roleArn: existingRoleArn, attachments: [] };
    return this.managedRole;
  }

  /** The role of the Windows nodes of managed node groups. */
  public windows(): NodeRole {
    this.windowsRole ??= this.make('WindowsNodeRole', 'Windows nodes of an EKS cluster');
    return this.windowsRole;
  }

  /** The role of nodes that join by themselves, with its instance profile and its access entry. */
  public joining(): JoiningNodeRole {
    this.joiningRole ??= this.makeJoining();
    return this.joiningRole;
  }

  /** The role of the nodes that EKS Auto Mode runs; EKS makes its access entry. */
  public autoMode(): NodeRole {
    this.autoModeRole ??= this.make('AutoModeNodeRole', 'Nodes of EKS Auto Mode', AUTO_MODE_POLICIES);
    return this.autoModeRole;
  }

  private makeJoining(): JoiningNodeRole {
    const { clusterName, tags } = this.props;
    const role = this.make('JoiningNodeRole', 'Nodes of an EKS cluster that join by themselves');
    const profile = new IamInstanceProfile(this.scope, 'JoiningNodeProfile', { namePrefix: 'eks-node-', role: role.roleName, tags });
    const entry = new EksAccessEntry(this.scope, 'JoiningNodeAccess', { clusterName, principalArn: role.roleArn, type: 'EC2_LINUX', tags });
    return { ...role, attachments: [...role.attachments, entry], instanceProfileArn: profile.arn, instanceProfileName: profile.name };
  }

  private make(id: string, description: string, policies: string[] = NODE_POLICIES): NodeRole & { readonly roleName: string } {
    const { environment, tags } = this.props;
    const role = serviceRole(this.scope, id, { service: 'ec2.amazonaws.com', namePrefix: 'eks-node-', description, tags });
    const roleName = role.name;
    this.made.push(roleName);
    return { roleArn: role.arn, roleName, attachments: attachManagedPolicies(this.scope, role, `${id}-`, environment.partition, policies) };
  }
}
