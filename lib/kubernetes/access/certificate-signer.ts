import { ICluster } from '../../cluster';
import { UserCertificates } from '../../platform';
import { fail } from '../../private/problem';

/** The signer of the certificates by which people log in. */
export const CLIENT_SIGNER = 'kubernetes.io/kube-apiserver-client';

/** Refuses where the cluster signs no certificates of people: a request would wait without end (PE-32). */
export function checkSignsUserCertificates({ platformControlPlane }: ICluster, option: string): void {
  const { userCertificates, platformName } = platformControlPlane.capabilities;
  if (userCertificates === UserCertificates.SIGNED) return;
  fail('user-certificates-not-signed', {
    what: `${option} is about certificates by which people log in, which ${platformName} does not sign`,
    allowed: 'a platform whose capabilities.userCertificates is UserCertificates.SIGNED',
    fix: 'leave it out, give the people identities of the platform with groups, and bind the groups',
  });
}
