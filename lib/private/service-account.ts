import { Construct } from 'constructs';
import { WorkloadIdentityOptions } from '../platform';
import { checkKnown, checkText } from './checks';
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

/** Where the cloud identity of a service account is made below `scope`, named by its namespace and name alone. */
export function identityScope(scope: Construct, { namespace, serviceAccountName }: WorkloadIdentityOptions): Construct {
  checkKnown(namespace, 'WorkloadIdentity namespace');
  checkKnown(serviceAccountName, 'WorkloadIdentity serviceAccountName');
  checkServiceAccount(namespace, serviceAccountName, 'WorkloadIdentity');
  return new Construct(scope, `Identity-${namespace}-${serviceAccountName}`);
}

/** The name of a service account as the API server sees it. */
export function serviceAccountUser(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`;
}
