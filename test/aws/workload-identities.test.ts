import { TerraformOutput, TerraformStack } from 'cdktf';
import { aws, HAControlPlane, IHAControlPlane, KubernetesVersion } from 'cdktf-production-cluster';
import { Construct } from 'constructs';
import { addressOf, only } from '../support/blocks';
import { clusterWithPool, existingNetwork } from '../support/eks';
import { inStack } from '../support/stacks';

const IRSA = { workloadIdentityMethod: aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES };
const LEDGER = { namespace: 'payments', serviceAccountName: 'ledger' };
// What Terraform computes within the policy holds quotes.
const ISSUER = /\$\{element\(split\(":oidc-provider\/", [^)]*\), 1\)\}/g;
const statement = (block: { readonly assume_role_policy?: unknown }) =>
  (JSON.parse(String(block.assume_role_policy).replace(ISSUER, 'ISSUER')) as { Statement: Record<string, unknown>[] }).Statement[0];

describe('A service account, by Pod Identity', () => {
  const template = inStack((stack) => {
    const identity = clusterWithPool(stack).platformControlPlane.bindWorkloadIdentity(new Construct(stack, 'App'), LEDGER);
    expect(identity.serviceAccountAnnotations).toEqual({});
  });

  test('is associated with its role, and needs no issuer', () => {
    expect(only(template, 'aws_eks_pod_identity_association', 'App')).toMatchObject({
      namespace: 'payments', service_account: 'ledger', role_arn: `\${${addressOf(template, 'aws_iam_role', 'App')}.arn}`,
    });
    expect(statement(only(template, 'aws_iam_role', 'App'))).toMatchObject({ Principal: { Service: 'pods.eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'] });
    expect(template.resourcesOfType('aws_iam_openid_connect_provider')).toEqual({});
  });
});

describe('A service account, by its tokens', () => {
  const template = inStack((stack) => {
    const { platformControlPlane } = clusterWithPool(stack, { ...IRSA, tags: { owner: 'platform' } });
    platformControlPlane.bindWorkloadIdentity(new Construct(stack, 'App'), LEDGER);
    platformControlPlane.bindWorkloadIdentity(new Construct(stack, 'Other'), { ...LEDGER, serviceAccountName: 'mailer' });
  });

  test('is trusted through one issuer, that of the cluster', () => {
    expect(template.onlyResource('aws_iam_openid_connect_provider')).toEqual({
      client_id_list: ['sts.amazonaws.com'], tags: { owner: 'platform' }, url: `\${${addressOf(template, 'aws_eks_cluster')}.identity[0].oidc[0].issuer}`,
    });
    expect(template.resourcesOfType('aws_eks_pod_identity_association')).toEqual({});
  });

  test('alone can take its role, for AWS alone', () => {
    const issuer = addressOf(template, 'aws_iam_openid_connect_provider');

    expect(statement(only(template, 'aws_iam_role', 'App'))).toEqual({
      Effect: 'Allow',
      Principal: { Federated: `\${${issuer}.arn}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'ISSUER:aud': 'sts.amazonaws.com', 'ISSUER:sub': ['system:serviceaccount:payments:ledger'] } },
    });
  });

  test('is told its role by an annotation', () => {
    const made = inStack((stack) => {
      const { serviceAccountAnnotations } = clusterWithPool(stack, IRSA).platformControlPlane.bindWorkloadIdentity(new Construct(stack, 'App'), LEDGER);
      new TerraformOutput(stack, 'annotations', { value: serviceAccountAnnotations });
    });

    expect(made.outputs().annotations.value).toEqual({ 'eks.amazonaws.com/role-arn': `\${${addressOf(made, 'aws_iam_role', 'App')}.arn}` });
  });

  test('of an add-on has its role by token as well, without the agent of Pod Identity', () => {
    const addOn = only(template, 'aws_eks_addon', 'AddOn-aws-ebs-csi-driver');

    expect(addOn.service_account_role_arn).toBe(`\${${addressOf(template, 'aws_iam_role', 'AddOn-aws-ebs-csi-driver')}.arn}`);
    expect(addOn).not.toHaveProperty('pod_identity_association');
    expect(JSON.stringify(statement(only(template, 'aws_iam_role', 'AddOn-aws-ebs-csi-driver')))).toContain('system:serviceaccount:kube-system:ebs-csi-controller-sa');
  });
});

test('a cluster where no service account asks has no issuer by Pod Identity', () => {
  expect(inStack((stack) => clusterWithPool(stack)).resourcesOfType('aws_iam_openid_connect_provider')).toEqual({});
});

describe('A cluster that exists', () => {
  const tokenIssuerArn = 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF';
  const existing = (stack: TerraformStack, props: Partial<aws.ExistingEksPlatformProps>): IHAControlPlane => {
    const platform = new aws.ExistingEksPlatform({ network: existingNetwork(stack), clusterSecurityGroupId: 'sg-0a1b2c3d', ...props });
    return HAControlPlane.fromHAControlPlaneAttributes(stack, 'Old', { clusterName: 'old', endpoint: 'https://10.0.0.1', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform });
  };
  const withIdentity = (props: Partial<aws.ExistingEksPlatformProps>) =>
    inStack((stack) => void existing(stack, props).platformControlPlane.bindWorkloadIdentity(new Construct(stack, 'App'), LEDGER));

  test('has its service accounts trusted through the issuer that it has', () => {
    const template = withIdentity({ tokenIssuerArn });

    expect(template.resourcesOfType('aws_iam_openid_connect_provider')).toEqual({});
    expect(statement(template.onlyResource('aws_iam_role'))).toMatchObject({
      Principal: { Federated: tokenIssuerArn },
      Condition: {
        StringEquals: {
          'oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF:aud': 'sts.amazonaws.com', 'oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF:sub': ['system:serviceaccount:payments:ledger'],
        },
      },
    });
  });

  test('has them associated where no issuer is named', () => {
    expect(withIdentity({}).onlyResource('aws_eks_pod_identity_association')).toMatchObject({ cluster_name: 'old', service_account: 'ledger' });
  });
});
