import { CertificateSigningRequestV1 } from '@cdktf/provider-kubernetes/lib/certificate-signing-request-v1';
import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { checkInteger, checkText } from '../../private/checks';
import { nameFromPath } from '../../private/names';
import { checkSignsUserCertificates, CLIENT_SIGNER } from './certificate-signer';

/** Who approves a certificate. */
export enum CertificateApproval {
  /** An approver of the cluster, by `kubectl certificate approve`, while Terraform waits. */
  BY_APPROVER = 'by-approver',
  /** Terraform itself, so whoever applies must be allowed to approve. */
  ON_APPLY = 'on-apply',
}

/** Properties of `UserCertificate`. */
export interface UserCertificateProps {
  /** The cluster, which another stack makes. */
  readonly cluster: ICluster;
  /**
   * The request, as PEM, such as `openssl req -new -key jane.key -subj /CN=jane/O=payments` prints it: the common name is the user, each organization
   * a group. The key stays with the user and never comes here. Another request makes another certificate.
   */
  readonly request: string;
  /**
   * How long the certificate holds, in seconds, from 600, the least that Kubernetes knows, to 86400. Kubernetes cannot take a certificate back,
   * which is why a day is the most here.
   *
   * @default 28800, a working day
   */
  readonly expirationSeconds?: number;
  /**
   * Who approves it.
   *
   * @default CertificateApproval.BY_APPROVER
   */
  readonly approval?: CertificateApproval;
}

// https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#request-signing-process (read 2026-11)
const SHORTEST_SECONDS = 600;
const LONGEST_SECONDS = 86400;
const WORKING_DAY_SECONDS = 28800;
const MAX_REQUEST_LENGTH = 65536;
const REQUEST = /^\s*-----BEGIN CERTIFICATE REQUEST-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE REQUEST-----\s*$/;

/**
 * A certificate by which a person logs in, for a short time (PE-32). It is in the state of Terraform; it is not secret, the key is. When it has
 * expired, a new request makes a new one.
 *
 * Errors: `user-certificates-not-signed` where the platform signs none, `certificate-request`, `certificate-expiration`,
 * `in-cluster-construct-in-cluster-stack`.
 * Source: https://kubernetes.io/docs/tasks/tls/certificate-issue-client-csr/ (read 2026-11)
 */
export class UserCertificate extends Construct {
  /** The certificate as PEM, once it is signed. */
  public readonly certificate: string;

  constructor(scope: Construct, id: string, props: UserCertificateProps) {
    super(scope, id);
    const { cluster, request, expirationSeconds = WORKING_DAY_SECONDS, approval = CertificateApproval.BY_APPROVER } = props;
    checkSignsUserCertificates(cluster, 'UserCertificate');
    checkText(request, {
      id: 'certificate-request', option: 'UserCertificate request', pattern: REQUEST, maxLength: MAX_REQUEST_LENGTH, allowed: 'a request as PEM, which begins with -----BEGIN CERTIFICATE REQUEST-----, and nothing else',
    });
    checkInteger(expirationSeconds, { id: 'certificate-expiration', option: 'UserCertificate expirationSeconds' }, SHORTEST_SECONDS, LONGEST_SECONDS);
    const signing = new CertificateSigningRequestV1(this, 'Resource', {
      provider: cluster.kubernetesProvider(this),
      metadata: { name: nameFromPath(this) },
      spec: { request, signerName: CLIENT_SIGNER, usages: ['client auth'], expirationSeconds },
      autoApprove: approval === CertificateApproval.ON_APPLY,
      // The provider's 5 minutes are for a program, not for a person who reads what they approve.
      timeouts: approval === CertificateApproval.BY_APPROVER ? { create: '60m' } : undefined,
    });
    this.node.defaultChild = signing;
    this.certificate = signing.certificate;
  }
}
