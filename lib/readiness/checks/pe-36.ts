import { Tenant } from '../../tenant';
import { Check, met, SECTIONS } from '../private/check';

/** Limits that teams hand down: a tenant below another has a part of its quota, which is kept when the app is synthesized. */
export const PE_36: Check = {
  id: 'PE-36', title: 'Option: limits that teams hand down', section: SECTIONS.limits, page: 'setup/production-environment/#set-limits-on-workload-resources',
  judge: ({ cluster }) => {
    const below = Tenant._of(cluster).filter(({ node }) => node.scope instanceof Tenant);
    if (below.length === 0) return [met('not chosen: no tenant has tenants below it')];
    return below.map((tenant) => met(`${tenant.tenantName} has a part of what ${(tenant.node.scope as Tenant).tenantName} has`, tenant.node.path));
  },
};
