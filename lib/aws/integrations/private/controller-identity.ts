import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { ICluster } from '../../../cluster';
import { policyOf, Statement } from '../../private/policy';

/** The service account of a controller. */
export interface ControllerIdentityProps {
  readonly cluster: ICluster;
  readonly namespace?: string;
  readonly serviceAccountName?: string;
}

/**
 * What a controller needs whose chart someone else installs: a service account with rights on AWS.
 *
 * @internal
 */
export abstract class ControllerIdentity extends Construct {
  /** The namespace of the controller. */
  public readonly namespace: string;
  /** The name of its service account. */
  public readonly serviceAccountName: string;
  /** What the service account must be annotated with; may be empty. */
  public readonly serviceAccountAnnotations: Record<string, string>;
  /** The IAM role of the controller. */
  public readonly roleName: string;

  constructor(scope: Construct, id: string, props: ControllerIdentityProps, defaultName: string) {
    super(scope, id);
    this.namespace = props.namespace ?? 'kube-system';
    this.serviceAccountName = props.serviceAccountName ?? defaultName;
    const identity = props.cluster.platformControlPlane.bindWorkloadIdentity(this, { namespace: this.namespace, serviceAccountName: this.serviceAccountName });
    this.serviceAccountAnnotations = identity.serviceAccountAnnotations;
    this.roleName = identity.principalName;
  }

  /** Values of the controller's chart, as JSON, which is YAML as well. */
  public abstract get helmValues(): string;

  /**
   * The service account as charts describe it.
   *
   * @internal
   */
  protected get _serviceAccount(): object {
    return { create: true, name: this.serviceAccountName, annotations: this.serviceAccountAnnotations };
  }

  /**
   * Gives the controller its rights.
   *
   * @internal
   */
  protected _allow(statements: Statement[]): void {
    new IamRolePolicy(this, 'Rights', { role: this.roleName, policy: policyOf(statements) });
  }
}
