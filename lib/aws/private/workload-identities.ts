import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { CredentialEndpoint, WorkloadIdentity, WorkloadIdentityOptions } from '../../platform';
import { AwsEnvironment } from './aws-environment';
import { makeRole, serviceRole } from './service-role';

/** What the identities of service accounts need to know of their cluster. */
export interface WorkloadIdentitiesProps {
  readonly clusterName: string;
  readonly environment: AwsEnvironment;
  readonly tags?: Record<string, string>;
  /**
   * The start of the names of roles.
   *
   * @default eks
   */
  readonly roleNamePrefix?: string;
}

/** Service accounts that share a role. */
export interface RoleSubjects {
  readonly namespace: string;
  readonly serviceAccounts: string[];
  readonly description: string;
  readonly namePrefix: string;
}

/** How service accounts get IAM roles. */
export interface IWorkloadIdentities {
  /** Whether pods on Fargate get their roles too. */
  readonly reachesFargate: boolean;
  /** Where pods ask for their credentials; undefined where they show IAM a token. */
  readonly credentialEndpoints?: CredentialEndpoint[];
  /** A role that the service accounts may take, as the child `Role` of `scope`; what links them to it is left to the caller. */
  role(scope: Construct, subjects: RoleSubjects): IamRole;
  /** Gives a service account a role, made below `scope`. */
  bind(scope: Construct, options: WorkloadIdentityOptions): WorkloadIdentity;
}

/** EKS Pod Identity: an agent on each node hands out the role's credentials. */
export class PodIdentities implements IWorkloadIdentities {
  public readonly reachesFargate = false;
  // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html (read 2026-11)
  public readonly credentialEndpoints = [{ cidrBlock: '169.254.170.23/32', port: 80 }];

  constructor(private readonly props: WorkloadIdentitiesProps) {}

  public role(scope: Construct, { description, namePrefix }: RoleSubjects): IamRole {
    return serviceRole(scope, 'Role', { service: 'pods.eks.amazonaws.com', actions: ['sts:TagSession'], description, namePrefix, tags: this.props.tags });
  }

  public bind(scope: Construct, { namespace, serviceAccountName }: WorkloadIdentityOptions): WorkloadIdentity {
    const { clusterName, tags } = this.props;
    const role = this.role(scope, subjectsOf({ namespace, serviceAccountName }, this.props));
    new EksPodIdentityAssociation(scope, 'Association', { clusterName, namespace, serviceAccount: serviceAccountName, roleArn: role.arn, tags });
    return { principalName: role.name, principalId: role.arn, serviceAccountAnnotations: {} };
  }
}

/** IAM roles for service accounts: IAM trusts the tokens of the cluster, also where no agent can run. */
export class ServiceAccountRoles implements IWorkloadIdentities {
  public readonly reachesFargate = true;
  private issuerArn?: string;

  /** @param issuerArn the ARN of the cluster's issuer in IAM, made when the first service account asks for it */
  constructor(private readonly props: WorkloadIdentitiesProps, private readonly makeIssuer: () => string) {}

  public role(scope: Construct, { namespace, serviceAccounts, description, namePrefix }: RoleSubjects): IamRole {
    this.issuerArn ??= this.makeIssuer();
    const subjects = serviceAccounts.map((name) => `system:serviceaccount:${namespace}:${name}`);
    return makeRole(scope, 'Role', { description, namePrefix, assumeRolePolicy: trust(this.issuerArn, subjects), tags: this.props.tags });
  }

  public bind(scope: Construct, options: WorkloadIdentityOptions): WorkloadIdentity {
    const role = this.role(scope, subjectsOf(options, this.props));
    return { principalName: role.name, principalId: role.arn, serviceAccountAnnotations: { 'eks.amazonaws.com/role-arn': role.arn } };
  }
}

function subjectsOf({ namespace, serviceAccountName }: WorkloadIdentityOptions, { roleNamePrefix = 'eks' }: WorkloadIdentitiesProps): RoleSubjects {
  return { namespace, serviceAccounts: [serviceAccountName], description: `The service account ${namespace}/${serviceAccountName}`, namePrefix: `${roleNamePrefix}-${serviceAccountName}-` };
}

/** The issuer of a cluster's tokens in IAM. */
export function tokenIssuer(scope: Construct, issuerUrl: string, tags?: Record<string, string>): string {
  return new IamOpenidConnectProvider(scope, 'TokenIssuer', { url: issuerUrl, clientIdList: [AUDIENCE], tags }).arn;
}

/** For whom a token is that IAM shall trust. */
export const AUDIENCE = 'sts.amazonaws.com';
const PROVIDER = ':oidc-provider/';

// https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html (read 2026-11)
function trust(issuerArn: string, subjects: string[]): string {
  // The ARN ends with the issuer, by which conditions name its claims.
  const issuer: unknown = issuerArn.split(PROVIDER)[1] ?? Fn.element(Fn.split(PROVIDER, issuerArn), 1);
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: issuerArn },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${String(issuer)}:aud`]: AUDIENCE, [`${String(issuer)}:sub`]: subjects } },
      },
    ],
  });
}
