import { UserCertificates } from '../../platform';
import { Check, met, outside, SECTIONS } from '../private/check';

/** Certificates of people, where the cluster signs them. */
export const PE_32: Check = {
  id: 'PE-32', title: 'User certificates by request', section: SECTIONS.users, page: 'reference/access-authn-authz/certificate-signing-requests/',
  judge: ({ capabilities, objects }) => {
    if (capabilities.userCertificates === UserCertificates.NOT_SIGNED) {
      return [outside(`${capabilities.platformName} signs no certificates of people; they log in by the identities of the platform`, 'https://kubernetes.io/docs/reference/access-authn-authz/authentication/')];
    }
    const requests = objects.filter(({ type }) => type === 'kubernetes_certificate_signing_request');
    return requests.length === 0 ? [met('certificates are signed; nobody logs in by one that the app states')] : requests.map(({ name, construct }) => met(`request ${name}`, construct.node.path));
  },
};
