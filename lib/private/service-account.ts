import { checkText } from './checks';
import { DNS_LABEL, DNS_SUBDOMAIN } from './labels';

/** The namespace and the name of a service account. */
export function checkServiceAccount(namespace: string, name: string, option: string): void {
  checkText(namespace, {
    id: 'namespace-name', option: `${option} namespace`, pattern: DNS_LABEL, maxLength: 63, allowed: 'a DNS label of at most 63 characters',
  });
  checkText(name, {
    id: 'service-account-name', option: `${option} name`, pattern: DNS_SUBDOMAIN, maxLength: 253, allowed: 'a DNS subdomain of at most 253 characters',
  });
}

/** The name of a service account as the API server sees it. */
export function serviceAccountUser(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`;
}
