import { appliedState } from './applied-state';
import { DetailedChange, DetailedPlan, Values } from './plan-json';

const planned = (address: string, after: Values, unknown: object, sensitive: object = {}): DetailedChange => {
  const [type, name] = address.split('.');
  return { address, mode: 'managed', type, name, change: { actions: ['create'], before: null, after, after_unknown: unknown, after_sensitive: sensitive } };
};

const planOf = (...changes: DetailedChange[]): DetailedPlan => ({
  resource_changes: changes,
  planned_values: { root_module: { resources: changes.map(({ address }) => ({ address, schema_version: 2 })) } },
  configuration: { provider_config: { google: { full_name: 'example.org/hashicorp/google' } } },
});

interface State {
  readonly resources: readonly { readonly name: string; readonly provider: string; readonly instances: readonly { readonly schema_version: number; readonly attributes: Values; readonly sensitive_attributes: unknown }[] }[];
}

const NETWORK = planned('google_compute_network.Main', { name: 'main' }, { id: true, self_link: true, project: true });
const SUBNETWORK = planned('google_compute_subnetwork.Nodes', { name: 'nodes', region: 'europe-west4' }, { id: true, network: true, gateway_address: true, secondary_ip_range: true });
const CONFIGURATION = { resource: { google_compute_network: { Main: { name: 'main' } }, google_compute_subnetwork: { Nodes: { name: 'nodes', network: '${google_compute_network.Main.id}' } } } };

describe('the state that an apply would leave', () => {
  // The one that refers to the other comes first: the order of a plan is that of names.
  const { text, guessed } = appliedState(planOf(SUBNETWORK, NETWORK), CONFIGURATION);
  const [subnetwork, network] = (JSON.parse(text) as State).resources;

  test('has what Google computes, as far as others refer to it', () => {
    expect(network.instances[0].attributes).toEqual({
      name: 'main',
      id: 'projects/acme-platform/global/networks/main',
      self_link: 'https://www.googleapis.com/compute/v1/projects/acme-platform/global/networks/main',
      project: 'acme-platform',
    });
  });

  test('has what one resource says of another, and nothing for the rest', () => {
    expect(subnetwork.instances[0].attributes).toMatchObject({ network: 'projects/acme-platform/global/networks/main', gateway_address: null, secondary_ip_range: [] });
    expect(guessed).toEqual([]);
  });

  test('is of the provider that planned it', () => {
    expect([network.provider, network.instances[0].schema_version]).toEqual(['provider["example.org/hashicorp/google"]', 2]);
  });
});

test('what nobody can know is said to be guessed', () => {
  const configuration = { resource: { google_compute_subnetwork: { Nodes: { network: '${google_compute_network.Main.gateway_ipv4}' } } } };
  const { guessed } = appliedState(planOf(SUBNETWORK, NETWORK), configuration);
  expect(guessed).toEqual(['google_compute_subnetwork.Nodes.network = ${google_compute_network.Main.gateway_ipv4}']);
});

test('a type that nobody has looked up is an error', () => {
  expect(() => appliedState(planOf(planned('google_compute_instance.Vm', {}, { id: true })), {})).toThrow('Nobody has looked up google_compute_instance');
});

test('what is sensitive is written down as such', () => {
  const { text } = appliedState(planOf(planned('google_compute_network.Main', { name: 'main' }, {}, { master_auth: [{ client_key: true }] })), {});
  const path = [{ type: 'get_attr', value: 'master_auth' }, { type: 'index', value: { value: 0, type: 'number' } }, { type: 'get_attr', value: 'client_key' }];
  expect((JSON.parse(text) as State).resources[0].instances[0].sensitive_attributes).toEqual([path]);
});
