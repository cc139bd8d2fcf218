import { ApiResource } from 'cdktf-production-cluster';
import { servedKinds } from './rights';

const CONSTANTS = Object.entries(ApiResource).filter((entry): entry is [string, ApiResource] => entry[1] instanceof ApiResource);

test('the constants are the kinds that Kubernetes serves in stable versions', () => {
  expect(CONSTANTS.map(([, { apiGroup, resource }]) => `${apiGroup}/${resource}`).sort()).toEqual(servedKinds().sort());
});

test.each(CONSTANTS.filter(([name]) => name !== 'EVENTS_K8S_IO'))('%s is named as its kind', (name, { resource }) => {
  expect(name.replace(/_/g, '').toLowerCase()).toBe(resource);
});

test('a subresource keeps the names, and names keep the subresource', () => {
  const one = ApiResource.PODS.named('web').subresource('log');
  const other = ApiResource.PODS.subresource('log').named('web');

  for (const { apiGroup, resource, resourceNames, isSubresource } of [one, other]) {
    expect({ apiGroup, resource, resourceNames, isSubresource }).toEqual({ apiGroup: '', resource: 'pods/log', resourceNames: ['web'], isSubresource: true });
  }
  expect(ApiResource.PODS.resourceNames).toEqual([]);
});

test('the names that it tells are a copy', () => {
  const web = ApiResource.PODS.named('web');
  web.resourceNames.push('other');

  expect(web.resourceNames).toEqual(['web']);
});
