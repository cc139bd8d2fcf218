import {
  ApiResource,
  CidrAllowanceOptions,
  ContainerDefaults,
  NamespaceAllowanceOptions,
  NetworkAllowance,
  NetworkAllowanceOptions,
  NetworkPort,
  ObjectQuota,
  PodSecurityLevel,
  PreemptionPolicy,
  PriorityClassOptions,
  ResourceAmounts,
  RolePreset,
  ServiceAccount,
  ServiceAccountOptions,
  StorageQuota,
  Subject,
  Tenant,
  TenantOptions,
  TenantQuota,
  TokenMounting,
} from 'cdktf-production-cluster';
import fc from 'fast-check';
import { list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';
import { existingCluster } from './support';

// What is written as it is; other forms are for test/kubernetes/limits.
const bytes = text('160Gi', '512Mi', '2G', '1e9');
const amounts = struct<ResourceAmounts>({ cpu: text('40', '500m', '1e3'), memory: bytes, ephemeralStorage: bytes });
const labels = map(['app', 'example.com/team'], ['web', '']);
const level = fc.constantFrom(...Object.values(PodSecurityLevel));

const storage = struct<StorageQuota>({
  total: bytes, claims: number(0, 50), classes: fc.array(fc.record({ storageClass: text('gold', 'silver'), total: bytes, claims: number(0, 5) }, { requiredKeys: ['storageClass'] }), { maxLength: 2 }),
});
const other = fc.record({ resource: fc.constantFrom(ApiResource.DEPLOYMENTS, ApiResource.JOBS, ApiResource.NODES), max: number(0, 50) });
const objects = struct<ObjectQuota>({
  configMaps: number(1, 50), secrets: number(0, 50), services: number(0, 50), loadBalancers: number(0, 5), nodePorts: number(0, 5), others: fc.array(other, { maxLength: 2 }),
});
const quota = struct<TenantQuota>({ requests: amounts, limits: amounts, pods: number(0, 200), storage, objects });
const containerDefaults = struct<ContainerDefaults>({
  requests: struct<ResourceAmounts>({ cpu: text('100m', '1m'), memory: text('1Mi', '64Mi'), ephemeralStorage: text('1Mi') }),
  limits: struct<ResourceAmounts>({ cpu: text('1', '2'), memory: text('1Gi'), ephemeralStorage: text('2Gi') }),
  max: struct<ResourceAmounts>({ cpu: text('4'), memory: text('8Gi', '512Mi'), ephemeralStorage: text('4Gi') }),
});

const shownAmounts = (given: ResourceAmounts = {}) => Object.values(given);

test('TenantQuota, StorageQuota, StorageClassQuota, ObjectQuota, ObjectCount and ResourceAmounts', () => {
  survives(quota, (stack, given) => {
    new Tenant(stack, 'Tenant', { cluster: existingCluster(stack), name: 'payments', quota: given });
    const { classes = [], ...total } = given.storage ?? {};
    const { others = [], ...counts } = given.objects ?? {};
    return [shownAmounts(given.requests), shownAmounts(given.limits), given.pods, Object.values(total), classes.map((one) => Object.values(one)), Object.values(counts), others.map(({ max }) => max)];
  });
});

test('ContainerDefaults', () => {
  survives(containerDefaults, (stack, given) => {
    new Tenant(stack, 'Tenant', { cluster: existingCluster(stack), name: 'payments', containerDefaults: given });
    return [given.requests, given.limits, given.max].map(shownAmounts);
  });
});

test('Quotas of tenants in tenants', () => {
  const amounts = struct<ResourceAmounts>({ cpu: text('1', '10', '0.5'), memory: text('1Gi', '1G'), ephemeralStorage: text('1Gi') });
  const some = struct<Pick<TenantQuota, 'requests' | 'pods'>>({ requests: amounts, pods: number(0, 20) });
  const whole = mostly<TenantQuota>(fc.constant({ requests: { cpu: '40', memory: '64Gi' }, pods: 100 }), some);
  const part = mostly<TenantQuota>(fc.record({ requests: fc.record({ cpu: text('1'), memory: text('1Gi') }), pods: number(0, 20) }), some);

  survives(fc.record({ whole, parts: fc.array<TenantQuota>(part, { maxLength: 2 }) }), (stack, { whole, parts }) => {
    const tenant = new Tenant(stack, 'Tenant', { cluster: existingCluster(stack), name: 'payments', quota: whole });
    parts.forEach((quota, index) => tenant.addTenant({ name: `part-${index}`, quota }));
    return parts.map(({ pods }) => pods);
  });
});

const ports = fc.array(fc.record({ first: number(1, 65535), last: number(1, 65535), udp: fc.boolean() }), { maxLength: 2 });
type PortInput = { readonly first: number; readonly last: number; readonly udp: boolean }[];
const toPorts = (given: PortInput) => given.map(({ first, last, udp }) => (udp ? NetworkPort.udpRange(first, last) : NetworkPort.tcpRange(first, last)));
const shownPorts = (given: PortInput = []) => given.map(({ first, last }) => [first, last]);

test('NetworkAllowance of namespaces, NamespaceAllowanceOptions, NetworkAllowanceOptions, CredentialAllowanceOptions and NetworkPort', () => {
  const input = fc.record({ from: text('monitoring'), to: text('search'), ingress: text('ingress-nginx'), pods: labels, peers: labels, ports }, { requiredKeys: ['from', 'to', 'ingress'] });

  survives(input, (stack, { from, to, ingress, ports: given, ...rest }) => {
    const options: NamespaceAllowanceOptions = { ...rest, ports: given && toPorts(given) };
    const { peers: _, ...all }: NamespaceAllowanceOptions & NetworkAllowanceOptions = options;
    const network = [
      NetworkAllowance.fromNamespace(from, options), NetworkAllowance.toNamespace(to, options), NetworkAllowance.fromIngress(ingress, options), NetworkAllowance.withinNamespace(all), NetworkAllowance.toInternet(all),
      NetworkAllowance.toCloudCredentials({ pods: rest.pods }),
    ];
    new Tenant(stack, 'Tenant', { cluster: existingCluster(stack), name: 'payments', network });
    return [from, to, ingress, rest.pods, rest.peers, shownPorts(given)];
  });
});

test('NetworkAllowance of addresses and CidrAllowanceOptions', () => {
  const options = struct<CidrAllowanceOptions>({ except: list('10.1.0.0/16', '10.2.3.0/24'), pods: labels, ports: fc.constant(undefined) });
  const input = fc.record({ from: text('10.0.0.0/8', '0.0.0.0/0'), to: text('10.0.0.0/8', '10.0.0.0/12'), options });

  survives(input, (stack, { from, to, options: given }) => {
    const network = [NetworkAllowance.fromCidr(from, given), NetworkAllowance.toCidr(to, given)];
    new Tenant(stack, 'Tenant', { cluster: existingCluster(stack), name: 'payments', network });
    return [from, to, given.except, given.pods];
  });
});

const priorityClass = struct<PriorityClassOptions>({
  name: text('critical', 'batch'), value: number(-10, 1000), preemptionPolicy: fc.constantFrom(...Object.values(PreemptionPolicy)), description: fc.constantFrom('late', ''),
}, ['name', 'value']);
const serviceAccount = struct<ServiceAccountOptions>({
  name: text('api', 'jobs', 'web.v1'), tokenMounting: fc.constantFrom(...Object.values(TokenMounting)), imagePullSecrets: list('registry', 'mirror'), presets: fc.constantFrom([], [RolePreset.VIEWER]),
  rules: fc.constantFrom([], [{ verbs: ['get'], apiGroups: [''], resources: ['configmaps'] }]), acknowledge: fc.constant(undefined),
}, ['name']);

test('PriorityClassOptions', () => {
  survives(fc.record({ name: text('payments'), priorityClasses: fc.array(priorityClass, { maxLength: 2 }) }), (stack, { name, priorityClasses }) => {
    new Tenant(stack, 'Tenant', { cluster: existingCluster(stack), name, priorityClasses });
    return [name, priorityClasses.map((one) => [one.name, one.value, one.description])];
  });
});

test('ServiceAccountOptions and ServiceAccountProps', () => {
  survives(fc.record({ namespace: text('payments'), options: serviceAccount, inTenant: fc.array(serviceAccount, { maxLength: 2 }) }), (stack, { namespace, options, inTenant }) => {
    const cluster = existingCluster(stack);
    new ServiceAccount(stack, 'Account', { cluster, namespace, ...options });
    new Tenant(stack, 'Tenant', { cluster, name: 'search', serviceAccounts: inTenant });
    return [namespace, [options, ...inTenant].map(({ name, imagePullSecrets }) => [name, imagePullSecrets])];
  });
});

test('TenantOptions and TenantProps', () => {
  const people = fc.constantFrom<Subject[]>([], [Subject.group('payments')], [Subject.user('jane'), Subject.group('payments')]);
  const own = { name: text('payments', 'search', 'web'), labels, podSecurity: level, viewers: people, developers: people, operators: people, ciDeployers: people };
  const child = fc.record(own, { requiredKeys: ['name'] });

  survives(fc.record({ ...own, tenants: fc.array(child, { maxLength: 2 }) }, { requiredKeys: ['name'] }), (stack, given: TenantOptions) => {
    new Tenant(stack, 'Tenant', { cluster: existingCluster(stack), ...given });
    return [given, ...(given.tenants ?? [])].map((one) => [one.name, one.labels, one.podSecurity, one.operators?.map(({ name }) => name)]);
  });
});
