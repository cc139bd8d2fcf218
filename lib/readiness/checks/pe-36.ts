import { tenantsOf } from '../../private/inhabitants';
import { Check, met, SECTIONS } from '../private/check';

/** Limits that teams hand down: a tenant below another has a part of its quota, which is kept when the app is synthesized. */
export const PE_36: Check = {
  id: 'PE-36', title: 'Option: limits that teams hand down', section: SECTIONS.limits, page: 'setup/production-environment/#set-limits-on-workload-resources',
  judge: ({ cluster }) => {
    const tenants = new Map([...tenantsOf(cluster).values()].map((tenant) => [tenant.node.path, tenant]));
    const told = [...tenants.values()].flatMap(({ tenantName, node }) => {
      const above = tenants.get(node.scope?.node.path ?? '');
      return above === undefined ? [] : [met(`${tenantName} has a part of what ${above.tenantName} has`, node.path)];
    });
    return told.length === 0 ? [met('not chosen: no tenant has tenants below it')] : told;
  },
};
