import { TerraformStack, TerraformVariable } from 'cdktf';
import { ApiResource, aws, NetworkAllowance, NetworkPort, PodSecurityLevel, ServiceAccount, Tenant, TenantOptions, TenantQuota } from 'cdktf-production-cluster';
import { eksCluster } from '../support/eks';
import { importedCluster } from '../support/tenants';
import { ProblemCase } from './problem-case';

const add = (stack: TerraformStack, options: Partial<TenantOptions> = {}) => new Tenant(stack, 'Payments', { cluster: importedCluster(stack), name: 'payments', ...options });
const tenant = (options: Partial<TenantOptions>) => (stack: TerraformStack) => {
  add(stack, options);
};
const quota = (given: TenantQuota) => tenant({ quota: given });
const parts = (whole: TenantQuota, ...children: TenantQuota[]) => tenant({ quota: whole, tenants: children.map((part, index) => ({ name: `child-${index + 1}`, quota: part })) });
const others = (...resources: ApiResource[]) => quota({ objects: { others: resources.map((resource) => ({ resource, max: 1 })) } });

/** Mistakes in a tenant. */
export const TENANT_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a tenant below with the name of another', id: 'tenant-duplicate', got: '"payments"', allowed: 'each value once', fix: 'remove the duplicate', make: tenant({ tenants: [{ name: 'payments' }] }) },
  { title: 'two tenants below with one name', id: 'tenant-duplicate', got: '"a"', allowed: 'each value once', fix: 'remove the duplicate', make: tenant({ tenants: [{ name: 'a' }, { name: 'a' }] }) },
  {
    title: 'two tenants with the name of one token', id: 'tenant-duplicate', allowed: 'each value once', fix: 'remove the duplicate',
    make: (stack) => {
      const name = new TerraformVariable(stack, 'name', {});
      tenant({ tenants: [{ name: name.stringValue }, { name: name.stringValue }] })(stack);
    },
  },
  { title: 'a label key that is none', id: 'label-key', got: '"-a"', allowed: 'at most 63', fix: 'correct the key', make: tenant({ labels: { '-a': '' } }) },
  { title: 'a label value that is none', id: 'label-value', got: '"a b"', allowed: 'at most 63', fix: 'Tenant labels["team"]', make: tenant({ labels: { team: 'a b' } }) },
  { title: 'a label of Pod Security', id: 'label-reserved', got: '"pod-security.kubernetes.io/enforce"', allowed: 'keys of your own', fix: 'podSecurity', make: tenant({ labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } }) },
  { title: 'the label that the API server sets', id: 'label-reserved', got: '"kubernetes.io/metadata.name"', allowed: 'keys of your own', fix: 'leave it out', make: tenant({ labels: { 'kubernetes.io/metadata.name': 'payments' } }) },
  {
    title: 'a level that is looser than above', id: 'pod-security-looser', got: '"privileged"', allowed: 'baseline, restricted', fix: 'leave it out',
    make: tenant({ podSecurity: PodSecurityLevel.BASELINE, tenants: [{ name: 'child', podSecurity: PodSecurityLevel.PRIVILEGED }] }),
  },
  { title: 'a priority class name that is none', id: 'priority-class-name', got: '"A"', allowed: 'a DNS label', fix: 'change PriorityClass name', make: tenant({ priorityClasses: [{ name: 'A', value: 1 }] }) },
  { title: 'a priority class of the system', id: 'priority-class-name', got: '"system-team-a"', allowed: 'names not below system-', fix: 'rename the tenant', make: tenant({ name: 'system-team', priorityClasses: [{ name: 'a', value: 1 }] }) },
  { title: 'a priority of the system', id: 'priority-class-value', got: '1000000001', allowed: 'to 1000000000', fix: 'PriorityClass value', make: tenant({ priorityClasses: [{ name: 'a', value: 1000000001 }] }) },
  { title: 'a priority below 32 bits', id: 'priority-class-value', got: '-2147483649', allowed: 'from -2147483648', fix: 'PriorityClass value', make: tenant({ priorityClasses: [{ name: 'a', value: -2147483649 }] }) },
  { title: 'a priority class twice', id: 'priority-class-duplicate', got: '"a"', allowed: 'each value once', fix: 'remove the duplicate', make: tenant({ priorityClasses: [{ name: 'a', value: 1 }, { name: 'a', value: 2 }] }) },
  { title: 'labels known to Terraform alone', id: 'value-unknown', allowed: 'its elements may be tokens', fix: 'write Tenant labels out', make: (stack) => tenant({ labels: new TerraformVariable(stack, 'labels', { type: 'map(string)' }).value as Record<string, string> })(stack) },
];

/** Mistakes in what a tenant may use. */
export const QUOTA_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a negative amount', id: 'quantity-format', got: '"-1"', allowed: 'not negative', fix: 'correct Tenant quota requests.cpu', make: quota({ requests: { cpu: '-1' } }) },
  { title: 'a tenth of a thousandth of a core', id: 'quantity-format', got: '"0.0001"', allowed: 'not finer than 1m', fix: 'requests.cpu', make: quota({ requests: { cpu: '0.0001' } }) },
  { title: 'half a byte', id: 'quantity-format', got: '"500m"', allowed: 'm means a thousandth', fix: 'limits.memory', make: quota({ limits: { memory: '500m' } }) },
  { title: 'more bytes than Kubernetes counts', id: 'quantity-format', got: '"8Ei"', allowed: 'a whole number of bytes', fix: 'storage.total', make: quota({ storage: { total: '8Ei' } }) },
  { title: 'a negative number of claims', id: 'quota-count', got: '-1', allowed: 'from 0', fix: 'Tenant quota storage.claims', make: quota({ storage: { claims: -1 } }) },
  { title: 'no config map at all', id: 'quota-count', got: '0', allowed: 'from 1', fix: 'objects.configMaps', make: quota({ objects: { configMaps: 0 } }) },
  { title: 'more pods than a cluster runs', id: 'quota-count', got: '150001', allowed: 'from 0 to 150000', fix: 'Tenant quota pods', make: quota({ pods: 150001 }) },
  { title: 'a storage class that is none', id: 'quota-resource', got: '"Gold"', allowed: 'a DNS subdomain', fix: 'storageClass', make: quota({ storage: { classes: [{ storageClass: 'Gold' }] } }) },
  { title: 'a storage class without a limit', id: 'quota-resource', got: '"gold"', allowed: 'total, claims, or both', fix: 'state one', make: quota({ storage: { classes: [{ storageClass: 'gold' }] } }) },
  { title: 'a storage class twice', id: 'quota-resource', got: '"gold.storageclass.storage.k8s.io/persistentvolumeclaims"', allowed: 'each once', fix: 'remove the duplicate', make: quota({ storage: { classes: [{ storageClass: 'gold', claims: 1 }, { storageClass: 'gold', claims: 1 }] } }) },
  { title: 'a kind twice', id: 'quota-resource', got: '"count/pods"', allowed: 'each once', fix: 'remove the duplicate', make: others(ApiResource.PODS, ApiResource.PODS) },
  { title: 'a subresource to count', id: 'quota-resource', got: '["","pods/log"]', allowed: 'all objects of one kind', fix: 'name such a kind alone', make: others(ApiResource.PODS.subresource('log')) },
  { title: 'single objects to count', id: 'quota-resource', got: '["","pods","a"]', allowed: 'all objects of one kind', fix: 'name such a kind alone', make: others(ApiResource.PODS.named('a')) },
  { title: 'objects outside of namespaces to count', id: 'quota-resource', got: '["","nodes"]', allowed: 'in a namespace', fix: 'name such a kind alone', make: others(ApiResource.NODES) },
  {
    title: 'parts that are more than the whole', id: 'quota-above-parent', got: '{"tenant":"child-2","quota":"10500m"}', allowed: 'at most 10 of requests.cpu for child-2', fix: 'raise that of payments',
    make: parts({ requests: { cpu: '40' } }, { requests: { cpu: '30' } }, { requests: { cpu: '10.5' } }),
  },
  { title: 'a load balancer below a tenant without', id: 'quota-above-parent', got: '{"tenant":"child-1","quota":"1"}', allowed: 'at most 0 of services.loadbalancers', fix: 'lower the quota of child-1', make: parts({}, { objects: { loadBalancers: 1, nodePorts: 0 } }) },
  { title: 'a part without a figure that the whole has', id: 'quota-missing-below-parent', allowed: 'a part of 160Gi', fix: 'state requests.memory in the quota of child-1', make: parts({ requests: { memory: '160Gi' } }, {}) },
  {
    title: 'a part known to Terraform alone', id: 'value-unknown', allowed: 'known when the app is synthesized', fix: 'write pods out',
    make: (stack) => parts({ pods: 10 }, { pods: new TerraformVariable(stack, 'pods', { type: 'number' }).numberValue })(stack),
  },
  {
    title: 'a whole known to Terraform alone', id: 'value-unknown', allowed: 'known when the app is synthesized', fix: 'write requests.cpu out',
    make: (stack) => parts({ requests: { cpu: new TerraformVariable(stack, 'cpu', {}).stringValue } }, { requests: { cpu: '1' } })(stack),
  },
  {
    title: 'a request above its limit', id: 'container-limits-order', got: '{"requests":"1Gi","limits":"512Mi"}', allowed: 'limits cpu 1, memory 512Mi', fix: 'lower requests or raise limits',
    make: tenant({ containerDefaults: { requests: { memory: '1Gi' } } }),
  },
  { title: 'a limit above the most', id: 'container-limits-order', got: '{"limits":"1","max":"500m"}', allowed: 'limits at most max', fix: 'lower limits or raise max', make: tenant({ containerDefaults: { max: { cpu: '500m' } } }) },
  {
    title: 'a request above the most that is its limit, too', id: 'container-limits-order', got: '{"requests":"2Gi","max":"1Gi"}', allowed: 'requests at most max', fix: 'lower requests or raise max',
    make: tenant({ containerDefaults: { requests: { ephemeralStorage: '2Gi' }, max: { ephemeralStorage: '1Gi' } } }),
  },
  { title: 'a default that is no quantity', id: 'quantity-format', got: '"1 GB"', allowed: '160Gi', fix: 'correct Tenant containerDefaults max.memory', make: tenant({ containerDefaults: { max: { memory: '1 GB' } } }) },
];

const allow = (make: () => NetworkAllowance) => () => void make();
const cidr = (text: string, ...except: string[]) => allow(() => NetworkAllowance.toCidr(text, { except }));

/** Mistakes in whom pods may talk to. */
export const ALLOWANCE_PROBLEMS: readonly ProblemCase[] = [
  { title: 'the port 0', id: 'network-port', got: '0', allowed: 'from 1 to 65535', fix: 'NetworkPort', make: () => NetworkPort.tcp(0) },
  { title: 'a port above all', id: 'network-port', got: '65536', allowed: 'from 1 to 65535', fix: 'NetworkPort last', make: () => NetworkPort.udpRange(1, 65536) },
  { title: 'a range that ends before it begins', id: 'network-port', got: '{"first":2,"last":1}', allowed: 'first at most last', fix: 'swap first and last', make: () => NetworkPort.tcpRange(2, 1) },
  { title: 'no ports, which Kubernetes takes for all', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'within-namespace ports', make: allow(() => NetworkAllowance.withinNamespace({ ports: [] })) },
  { title: 'a peer namespace that is none', id: 'namespace-name', got: '"Monitoring"', allowed: 'a DNS label', fix: 'change NetworkAllowance.fromNamespace namespace', make: allow(() => NetworkAllowance.fromNamespace('Monitoring')) },
  { title: 'a label key of pods that is none', id: 'label-key', got: '"a/b/c"', allowed: 'at most 63', fix: 'correct the key', make: allow(() => NetworkAllowance.toInternet({ pods: { 'a/b/c': '' } })) },
  { title: 'a label value of peers that is none', id: 'label-value', got: '"-"', allowed: 'at most 63', fix: 'NetworkAllowance.toNamespace peers', make: allow(() => NetworkAllowance.toNamespace('a', { peers: { a: '-' } })) },
  { title: 'an address without length', id: 'cidr-format', got: '"10.0.0.1"', allowed: '10.0.0.0/16', fix: 'correct NetworkAllowance.toCidr', make: cidr('10.0.0.1') },
  { title: 'a network with bits of a host', id: 'cidr-format', got: '"10.0.0.1/8"', allowed: 'no host bits', fix: 'write 10.0.0.0/8', make: cidr('10.0.0.1/8') },
  { title: 'a network of IPv6 in its long form', id: 'cidr-format', got: '"2001:0DB8::/32"', allowed: 'shortest form', fix: 'write 2001:db8::/32', make: cidr('2001:0DB8::/32') },
  { title: 'a network of IPv4 in the form of IPv6', id: 'cidr-format', got: '"::ffff:0:0/96"', allowed: 'a network address', fix: 'correct', make: cidr('::ffff:0:0/96') },
  { title: 'an exception that is no network', id: 'cidr-format', got: '"all"', allowed: 'a network address', fix: 'correct NetworkAllowance.fromCidr except', make: allow(() => NetworkAllowance.fromCidr('10.0.0.0/8', { except: ['all'] })) },
  { title: 'an exception outside', id: 'network-except', got: '"192.168.0.0/16"', allowed: 'smaller networks within 10.0.0.0/8', fix: 'remove it from except', make: cidr('10.0.0.0/8', '10.1.0.0/16', '192.168.0.0/16') },
  { title: 'an exception that leaves nothing', id: 'network-except', got: '"10.0.0.0/8"', allowed: 'smaller networks', fix: 'remove it from except', make: cidr('10.0.0.0/8', '10.0.0.0/8') },
  { title: 'an exception of another family', id: 'network-except', got: '"fd00::/8"', allowed: 'smaller networks', fix: 'remove it from except', make: cidr('10.0.0.0/8', 'fd00::/8') },
  {
    title: 'credentials that pods get by their token', id: 'credential-endpoint-missing', allowed: 'such as the internet', fix: 'NetworkAllowance.toInternet()',
    make: (stack) => new Tenant(new TerraformStack(stack.node.root, 'access'), 'Tenant', { name: 'payments', cluster: eksCluster(stack, { workloadIdentityMethod: aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES }), network: [NetworkAllowance.toCloudCredentials()] }),
  },
  { title: 'all addresses', id: 'metadata-address-open', got: '"0.0.0.0/0"', allowed: 'networks without it', fix: "add except: ['169.254.169.254/32']", make: cidr('0.0.0.0/0', '10.0.0.0/8') },
  { title: 'the metadata itself', id: 'metadata-address-open', got: '"169.254.169.254/32"', allowed: 'networks without it', fix: 'NetworkAllowance.toInternet()', make: cidr('169.254.169.254/32') },
  { title: 'the metadata by IPv6', id: 'metadata-address-open', got: '"fc00::/7"', allowed: 'networks without it', fix: "add except: ['fd20:ce::254/128']", make: cidr('fc00::/7', 'fd00:ec2::254/128') },
  {
    title: 'an allowance twice', id: 'network-allowance-duplicate', got: '["to-cidr","10.0.0.0/8"]', allowed: 'with all its ports', fix: 'join the ports',
    make: tenant({ network: [NetworkAllowance.toCidr('10.0.0.0/8', { ports: [NetworkPort.tcp(1)] }), NetworkAllowance.toCidr('10.0.0.0/8', { ports: [NetworkPort.tcp(2)] })] }),
  },
  {
    title: 'labels of pods known to Terraform alone', id: 'value-unknown', allowed: 'its elements may be tokens', fix: 'write NetworkAllowance.withinNamespace pods out',
    make: (stack) => void NetworkAllowance.withinNamespace({ pods: new TerraformVariable(stack, 'labels', { type: 'map(string)' }).value as Record<string, string> }),
  },
];

/** Mistakes in a service account. */
export const SERVICE_ACCOUNT_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a service account twice', id: 'service-account-duplicate', got: '"api"', allowed: 'each value once', fix: 'remove the duplicate', make: tenant({ serviceAccounts: [{ name: 'api' }, { name: 'api' }] }) },
  {
    title: 'a service account twice by two ids', id: 'service-account-duplicate', got: '{"id":"Api","name":"api"}', allowed: 'each id and each name once', fix: 'choose another id',
    make: (stack) => add(stack, { serviceAccounts: [{ name: 'api' }] }).addServiceAccount('Api', { name: 'api' }),
  },
  { title: 'the default service account', id: 'service-account-duplicate', allowed: 'the tenant makes the service account default itself', fix: 'another name', make: tenant({ serviceAccounts: [{ name: 'default' }] }) },
  { title: 'an id of something else', id: 'service-account-duplicate', got: '{"id":"Quota","name":"api"}', allowed: 'each id', fix: 'choose another id', make: (stack) => add(stack).addServiceAccount('Quota', { name: 'api' }) },
  { title: 'a service account name that is none', id: 'service-account-name', got: '"Api"', allowed: 'a DNS subdomain', fix: 'change ServiceAccount name', make: tenant({ serviceAccounts: [{ name: 'Api' }] }) },
  { title: 'a namespace of a service account that is none', id: 'namespace-name', got: '"Web"', allowed: 'a DNS label', fix: 'change ServiceAccount namespace', make: (stack) => void new ServiceAccount(stack, 'Api', { cluster: importedCluster(stack), namespace: 'Web', name: 'api' }) },
  { title: 'a secret name that is none', id: 'image-pull-secret', got: '"Registry"', allowed: 'the name of a secret', fix: 'ServiceAccount imagePullSecrets', make: tenant({ serviceAccounts: [{ name: 'api', imagePullSecrets: ['Registry'] }] }) },
  {
    title: 'secrets known to Terraform alone', id: 'value-unknown', allowed: 'its elements may be tokens', fix: 'write ServiceAccount imagePullSecrets out',
    make: (stack) => tenant({ serviceAccounts: [{ name: 'api', imagePullSecrets: new TerraformVariable(stack, 'secrets', { type: 'list(string)' }).listValue }] })(stack),
  },
];
