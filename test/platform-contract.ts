import { Fn, TerraformOutput, TerraformStack } from 'cdktf';
import {
  BaselinePart,
  Capacity,
  CapacityKind,
  ClusterBaseline,
  DeletionProtection,
  HAControlPlane,
  ICapacity,
  IExistingPlatform,
  IPlatform,
  KubernetesVersion,
  NetworkAllowance,
  ProductionCluster,
  RbacBaseline,
  SystemPods,
  UserCertificates,
  WorkerPool,
} from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { Construct } from 'constructs';
import { PLATFORMS_WITH } from '../lib/private/support';
import { describePools } from './platform-contract-pools';
import { expectNoSecret } from './support/secrets';
import { newApp } from './support/stacks';
import { idsIn, messageOf } from './support/problems';

/** What the contract needs to know of a platform. */
export interface PlatformUnderTest {
  /** A new platform. */
  platform(): IPlatform;
  /** Adds the providers that the platform needs. */
  prepare(stack: TerraformStack): void;
  /** A machine type of the platform. */
  readonly machineType: string;
  /** A capacity that exists on another platform only. */
  readonly foreignCapacity: ICapacity;
  /** Whether users can have the platform, so that messages name it. */
  readonly isPublished: boolean;
  /** The platform with a label, or tag as its cloud says, on all that it makes. */
  labelled(labels: Record<string, string>): IPlatform;
  /** The types of resources that can carry no label. */
  readonly withoutLabels: readonly string[];
  /** Where a cluster runs that exists already, if the platform can be used so. */
  existing?(scope: Construct): IExistingPlatform;
  /** The type of the resource that is a cluster. */
  readonly clusterType: string;
}

const version = KubernetesVersion.V1_35;
const PROTECTED = /"(prevent_destroy|protected|deletion_protection)": true/;

/** What every platform gives, refuses and keeps. */
export function describePlatform(name: string, target: PlatformUnderTest): void {
  const capacities: Record<CapacityKind, ICapacity> = {
    [CapacityKind.MANAGED]: Capacity.managed({ machineTypes: [target.machineType], minSize: 1, maxSize: 3 }),
    [CapacityKind.SELF_MANAGED]: Capacity.selfManaged({ machineTypes: [target.machineType], minSize: 1, maxSize: 3 }),
    [CapacityKind.FIXED]: Capacity.fixed({ machineTypes: [target.machineType], size: 3 }),
    [CapacityKind.SERVERLESS]: Capacity.serverless({ namespaces: ['jobs'] }),
  };
  const kinds = Object.values(CapacityKind);
  const supported = target.platform().capabilities.capacityKinds;
  const { nodeVersions } = target.platform().capabilities;
  const hasNodes = supported.includes(CapacityKind.MANAGED);
  const main = capacities[hasNodes ? CapacityKind.MANAGED : supported[0]];
  const newStack = (): TerraformStack => {
    const stack = new TerraformStack(newApp(), 'stack');
    target.prepare(stack);
    return stack;
  };
  const addCluster = (stack: TerraformStack, id = 'Cluster', platform = target.platform()) => new ProductionCluster(stack, id, { version, platform });
  const warningsOf = (stack: TerraformStack): string[] => Template.fromStack(stack).warnings.flatMap(idsIn);
  const withPools = (...ids: string[]): Template => {
    const stack = newStack();
    const cluster = addCluster(stack);
    cluster.registerNodeAutoscaler('contract');
    for (const id of ids) cluster.addWorkerPool(id, { capacity: main });
    return Template.fromStack(stack);
  };

  describe(`${name} gives`, () => {
    test('an endpoint, its certificate authority and a command that logs in', () => {
      // GIVEN
      const stack = newStack();
      const { endpoint, certificateAuthority, kubeconfigCommand, credential } = addCluster(stack).platformControlPlane;

      // WHEN
      const given = { endpoint, kubeconfigCommand, ...(certificateAuthority !== undefined && { certificateAuthority }), command: credential.command, args: credential.args.join(' ') };
      for (const [id, value] of Object.entries(given)) new TerraformOutput(stack, id, { value });

      // THEN
      const outputs = Template.fromStack(stack).outputs();
      for (const [id, value] of Object.entries(given)) expect(outputs[id].value).toMatch(value === '' ? /^$/ : /./);
      expect(credential.apiVersion).toMatch(/^client\.authentication\.k8s\.io\//);
    });

    test.each(kinds)('%s capacity exactly if its capabilities say so', (kind) => {
      // GIVEN
      const stack = newStack();
      const cluster = addCluster(stack);
      const { capacityKinds, platformName } = cluster.platformControlPlane.capabilities;

      // WHEN
      const add = () => cluster.addWorkerPool('Pool', { capacity: capacities[kind] });

      // THEN
      if (capacityKinds.includes(kind)) {
        cluster.addWorkerPool('System', { capacity: main });
        const { resources } = add();
        const made = Template.fromStack(stack).addresses().filter((address) => address.includes('Pool'));
        expect(made.length > 0).toBe(resources.length > 0);
        if (kind !== CapacityKind.SERVERLESS) expect(made).not.toEqual([]);
        return;
      }
      const message = messageOf(add);
      expect(idsIn(message)).toEqual(['capacity-kind-unsupported']);
      expect(message).toContain(`${platformName} has no ${kind} capacity`);
      for (const other of PLATFORMS_WITH[kind]) expect(message).toContain(other);
    });

    test.each(kinds)('what messages say of %s capacity', (kind) => {
      const { platformName, capacityKinds } = target.platform().capabilities;

      expect(PLATFORMS_WITH[kind].includes(platformName)).toBe(target.isPublished && capacityKinds.includes(kind));
    });

    test('the same capabilities before and after it is bound', () => {
      const stack = newStack();
      const platform = target.platform();

      expect(addCluster(stack, 'Cluster', platform).platformControlPlane.capabilities).toEqual(platform.capabilities);
    });

    test('a warning for a pool that nothing scales, exactly if the pool needs something that does', () => {
      const stack = newStack();
      const pool = addCluster(stack).addWorkerPool('Pool', { capacity: main });

      const warned = warningsOf(stack).includes('node-autoscaler-missing');

      expect(warned).toBe(pool.needsNodeAutoscaler);
    });

    test.each(kinds)('labels by which pods choose a pool of %s capacity, or none where they choose it otherwise', (kind) => {
      const cluster = addCluster(newStack());
      if (!cluster.platformControlPlane.capabilities.capacityKinds.includes(kind)) return;

      const { nodeSelector } = cluster.addWorkerPool('Pool', { capacity: capacities[kind] });

      expect(nodeSelector).toEqual(kind === CapacityKind.SERVERLESS ? {} : { 'production-cluster/worker-pool': 'Pool' });
    });

    test('a warning for a cluster without pools, exactly if the pods of the system need one', () => {
      const stack = newStack();
      const { systemPods } = addCluster(stack).platformControlPlane.capabilities;

      expect(warningsOf(stack).includes('cluster-without-worker-pools')).toBe(systemPods === SystemPods.NEED_POOL);
    });

    test('what it brings of what every cluster runs, and ClusterBaseline the rest', () => {
      // GIVEN
      const stack = newStack();
      const cluster = addCluster(stack);
      const pool = cluster.addWorkerPool('Pool', { capacity: main });
      const access = new TerraformStack(stack.node.root, 'access');

      // WHEN
      new ClusterBaseline(access, 'Baseline', { cluster });

      // THEN
      const { brings, dns, volumes, dnsCidrBlocks = [] } = cluster.platformControlPlane.baseline;
      const made = Template.fromStack(access).toJson();
      expect(made.includes('cluster-autoscaler')).toBe(pool.needsNodeAutoscaler);
      expect(brings.includes(BaselinePart.NODE_AUTOSCALING)).toBe(!pool.needsNodeAutoscaler);
      expect(made.includes('dns-autoscaler')).toBe(!brings.includes(BaselinePart.DNS_AUTOSCALING));
      expect(made.includes(`"name": "${dns?.deploymentName}"`)).toBe(!brings.includes(BaselinePart.DNS_DISRUPTION_BUDGET));
      // Without servers in the cluster there is nothing to scale and nothing to keep up, and an address must be known.
      if (dns === undefined) expect([brings.includes(BaselinePart.DNS_AUTOSCALING), brings.includes(BaselinePart.DNS_DISRUPTION_BUDGET), dnsCidrBlocks.length > 0]).toEqual([true, true, true]);
      expect(made.includes('node-problem-detector')).toBe(!brings.includes(BaselinePart.NODE_PROBLEM_DETECTION));
      expect(made.includes('is-default-class')).toBe(volumes !== undefined);
    });

    test('an answer to whether people can log in by certificates', () => {
      expect(Object.values(UserCertificates)).toContain(target.platform().capabilities.userCertificates);
    });

    test('an identity to a service account', () => {
      const stack = newStack();
      const { platformControlPlane } = addCluster(stack);

      const identity = platformControlPlane.bindWorkloadIdentity(new Construct(stack, 'Identity'), { namespace: 'payments', serviceAccountName: 'ledger' });

      expect(identity.principalName).not.toBe('');
      expect(identity.principalId).not.toBe('');
      expect(Template.fromStack(stack).toJson()).toContain('ledger');
    });

    test('a Kubernetes provider that logs in by its command, without any token', () => {
      const stack = newStack();
      const cluster = addCluster(stack);
      const access = new TerraformStack(stack.node.root, 'access');

      cluster.kubernetesProvider(access);

      const json = Template.fromStack(access).toJson();
      expect(json).toContain(`"command": "${cluster.platformControlPlane.credential.command}"`);
      expect(json).not.toMatch(/"(token|client_key|password)":/);
    });

    test('the way to the DNS to pods that are denied everything else', () => {
      const stack = newStack();
      const cluster = addCluster(stack);
      const access = new TerraformStack(stack.node.root, 'access');

      new RbacBaseline(access, 'Rbac', { cluster, tenants: [{ name: 'payments' }] });

      const policy = Template.fromStack(access).toJson();
      expect(policy).toContain('"name": "allow-dns"');
      for (const cidr of cluster.platformControlPlane.baseline.dnsCidrBlocks ?? []) expect(policy).toContain(`"cidr": "${cidr}"`);
    });

    test('the way to the credentials of the cloud to pods that are allowed it, or says that there is none', () => {
      const stack = newStack();
      const cluster = addCluster(stack);
      const access = new TerraformStack(stack.node.root, 'access');
      const { credentialEndpoints = [] } = cluster.platformControlPlane.baseline;
      const allow = () => new RbacBaseline(access, 'Rbac', { cluster, tenants: [{ name: 'payments', network: [NetworkAllowance.toCloudCredentials()] }] });

      if (credentialEndpoints.length === 0) return expect(idsIn(messageOf(allow))).toEqual(['credential-endpoint-missing']);
      allow();
      const { spec } = Object.values(Template.fromStack(access).resourcesOfType('kubernetes_network_policy_v1')).find((policy) => JSON.stringify(policy.metadata).includes('to-cloud-credentials')) ?? {};
      expect(spec).toMatchObject({ policy_types: ['Egress'], egress: credentialEndpoints.map(({ cidrBlock, port }) => ({ to: [{ ip_block: { cidr: cidrBlock } }], ports: [{ protocol: 'TCP', port: String(port) }] })) });
    });

    test('labels to everything that can carry them', () => {
      const stack = newStack();
      const cluster = addCluster(stack, 'Cluster', target.labelled({ team: 'platform' }));
      cluster.addWorkerPool('Pool', { capacity: main });
      cluster.platformControlPlane.bindWorkloadIdentity(new Construct(stack, 'Identity'), { namespace: 'payments', serviceAccountName: 'ledger' });

      const { resource } = JSON.parse(Template.fromStack(stack).toJson()) as { resource: Record<string, Record<string, unknown>> };

      const bare = Object.entries(resource).filter(([type]) => !target.withoutLabels.includes(type)).flatMap(([type, all]) => Object.entries(all).filter(([, one]) => !JSON.stringify(one).includes('"team":"platform"')).map(([id]) => `${type}.${id}`));
      expect(bare).toEqual([]);
    });
  });

  if (hasNodes) describePools(name, { newStack, addCluster, capacities, machineType: target.machineType, nodeVersions });

  describe(`${name} refuses`, () => {
    test('the capacity of another platform', () => {
      const cluster = addCluster(newStack());

      const message = messageOf(() => cluster.addWorkerPool('Pool', { capacity: target.foreignCapacity }));

      expect(idsIn(message)).toEqual(['capacity-of-another-platform']);
      for (const owner of target.foreignCapacity.onlyOn ?? []) expect(message).toContain(owner);
    });

    test('a name that its cloud does not take', () => {
      const message = messageOf(() => new ProductionCluster(newStack(), 'Cluster', { version, platform: target.platform(), clusterName: 'No good!' }));

      expect(idsIn(message)).toEqual(['cluster-name']);
    });

    test('options of nodes where there are none', () => {
      const serverless = () => addCluster(newStack()).addWorkerPool('Pool', { capacity: capacities.serverless, labels: { team: 'payments' } });

      expect(idsIn(messageOf(serverless))).toEqual([supported.includes(CapacityKind.SERVERLESS) ? 'pool-option-unsupported' : 'capacity-kind-unsupported']);
    });
  });

  describe(`${name} keeps`, () => {
    test('its output: the same program synthesizes to the same text', () => {
      expect(withPools('One', 'Two').toJson()).toBe(withPools('One', 'Two').toJson());
    });

    test('no state: one platform object makes two clusters, as two objects do', () => {
      const two = (blue: IPlatform, green: IPlatform): string => {
        const stack = newStack();
        addCluster(stack, 'Blue', blue).addWorkerPool('Pool', { capacity: main });
        addCluster(stack, 'Green', green).addWorkerPool('Pool', { capacity: main });
        return Template.fromStack(stack).toJson();
      };
      const shared = target.platform();

      expect(two(shared, shared)).toBe(two(target.platform(), target.platform()));
    });

    test('addresses when pools are reordered', () => {
      expect(withPools('Two', 'One').addresses()).toEqual(withPools('One', 'Two').addresses());
    });

    test('everything else as it was when a pool is added', () => {
      const before = withPools('One');
      const after = withPools('Zero', 'One');

      expect(after.addresses()).toEqual(expect.arrayContaining(before.addresses()));
      const added = after.addresses().filter((address) => !before.addresses().includes(address));
      expect(added.every((address) => address.includes('Zero'))).toBe(true);
    });

    test('a name that only Terraform knows out of its addresses', () => {
      const addresses = (clusterName?: string): string[] => {
        const stack = newStack();
        new ProductionCluster(stack, 'Cluster', { version, platform: target.platform(), clusterName }).addWorkerPool('Pool', { capacity: main });
        return Template.fromStack(stack).addresses();
      };

      expect(addresses(Fn.lower('unknown'))).toEqual(addresses('known'));
    });

    const { existing } = target;
    if (existing) test('what exists as it is: nothing is made of a control plane that is imported', () => {
      const stack = newStack();
      const platform = existing(stack);
      const attributes = { clusterName: 'existing', endpoint: 'https://10.0.0.1', certificateAuthority: 'Q0E=', version, platform };

      const cluster = HAControlPlane.fromHAControlPlaneAttributes(stack, 'Imported', attributes);
      const pool = new WorkerPool(stack, 'Pool', { cluster, capacity: main });

      const addresses = Template.fromStack(stack).addresses();
      expect(cluster.platformControlPlane.endpoint).toBe('https://10.0.0.1');
      expect(addresses.some((address) => address.startsWith(`${target.clusterType}.`))).toBe(false);
      expect(pool.resources).not.toEqual([]);
    });

    test('two clusters of one stack apart', () => {
      const stack = newStack();
      for (const id of ['Blue', 'Green']) addCluster(stack, id).addWorkerPool('Pool', { capacity: main });

      const addresses = Template.fromStack(stack).addresses();

      expect(addresses.filter((address) => address.includes('Blue')).length).toBe(addresses.filter((address) => address.includes('Green')).length);
    });

    test('the destruction of state apart from the rest', () => {
      const stack = newStack();
      new ProductionCluster(stack, 'Cluster', { version, platform: target.platform(), deletionProtection: DeletionProtection.DISABLED });

      expect(Template.fromStack(stack).toJson()).not.toMatch(PROTECTED);
      const kept = newStack();
      addCluster(kept);
      expect(Template.fromStack(kept).toJson()).toMatch(PROTECTED);
    });

    test('no secret', () => {
      expectNoSecret(withPools('One').toJson());
    });
  });
}
