import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { fail } from '../../../private/problem';
import { tokenIssuer } from '../../private/workload-identities';
import { ServiceAccountIssuer } from '../service-account-issuer';
import { Bucket, createBucket } from './bucket';
import { ClusterContext } from './cluster-context';

/** The documents by which everybody can verify the tokens of a cluster: https://openid.net/specs/openid-connect-discovery-1_0.html (read 2026-11) */
export const ISSUER_DOCUMENTS = ['.well-known/openid-configuration', 'openid/v1/jwks'] as const;

/** The issuer of the tokens of service accounts. */
export interface TokenIssuer {
  readonly url: string;
  readonly arn: string;
  readonly bucket: Bucket;
  readonly ready: ITerraformDependable[];
}

/** Makes the issuer of a cluster's tokens known to IAM; undefined where that is not wanted. */
export function createTokenIssuer(scope: Construct, { clusterName, tags, preventDestroy }: ClusterContext, issuer = ServiceAccountIssuer.PUBLIC_DOCUMENTS): TokenIssuer | undefined {
  if (issuer === ServiceAccountIssuer.NONE) return undefined;
  const own = new Construct(scope, 'Issuer');
  const bucket = createBucket(own, { namePrefix: `${clusterName}-issuer-`, publicKeys: ISSUER_DOCUMENTS, tags, preventDestroy });
  const url = `https://${bucket.domainName}`;
  return { url, arn: tokenIssuer(own, url, tags), bucket, ready: bucket.ready };
}

/** Refuses a role for a service account where IAM does not trust its tokens. */
export function withoutIssuer(): never {
  return fail('service-account-issuer', {
    what: 'A service account shall have an IAM role, but IAM does not trust the tokens of this cluster', got: ServiceAccountIssuer.NONE, allowed: 'ServiceAccountIssuer.PUBLIC_DOCUMENTS', fix: 'leave serviceAccountIssuer of Ec2Infrastructure out',
  });
}
