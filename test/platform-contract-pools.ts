import { TerraformStack } from 'cdktf';
import { Capacity, CapacityKind, ICapacity, KubernetesVersion, NodeVersions, ProductionCluster, Taint } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { idsIn, messageOf } from './support/problems';

/** What the contract of pools needs to know. */
export interface PoolsUnderTest {
  newStack(): TerraformStack;
  addCluster(stack: TerraformStack): ProductionCluster;
  readonly capacities: Record<CapacityKind, ICapacity>;
  readonly machineType: string;
  readonly nodeVersions: NodeVersions;
}

/** What every platform gives to pools of nodes. */
export function describePools(name: string, { newStack, addCluster, capacities, machineType, nodeVersions }: PoolsUnderTest): void {
  describe(`${name} gives pools of nodes`, () => {
    test('room to the pods of the system exactly where the capacity has it and no taint repels them', () => {
      const cluster = addCluster(newStack());
      const empty = Capacity.managed({ machineTypes: [machineType], minSize: 0, maxSize: 3 });

      const admits = (id: string, capacity: ICapacity, taints: Taint[] = []) => cluster.addWorkerPool(id, { capacity, taints }).admitsSystemPods;

      expect(admits('Managed', capacities.managed)).toBe(true);
      expect(admits('Tainted', capacities.managed, [Taint.noSchedule('batch')])).toBe(false);
      expect(admits('Avoided', capacities.managed, [Taint.preferNoSchedule('batch')])).toBe(true);
      expect(admits('Empty', empty)).toBe(false);
    });

    test('no need of an autoscaler to a fixed number of nodes', () => {
      expect(addCluster(newStack()).addWorkerPool('Pool', { capacity: capacities.fixed }).needsNodeAutoscaler).toBe(false);
    });

    test('what the pool asks for, to its nodes', () => {
      // GIVEN
      const stack = newStack();

      // WHEN
      addCluster(stack).addWorkerPool('Pool', { capacity: capacities.managed, labels: { team: 'payments' } });

      // THEN
      const json = Template.fromStack(stack).toJson();
      for (const part of [machineType, '"team": "payments"', '"production-cluster/worker-pool": "Pool"']) expect(json).toContain(part);
    });

    test('the version that they ask for, or refuses it where nodes follow the control plane', () => {
      const stack = newStack();
      const add = () => addCluster(stack).addWorkerPool('Pool', { capacity: capacities.managed, version: KubernetesVersion.V1_34 });

      if (nodeVersions === NodeVersions.FOLLOW_CONTROL_PLANE) return expect(idsIn(messageOf(add))).toEqual(['pool-version-unsupported']);
      add();
      expect(Template.fromStack(stack).toJson()).toContain('"1.34"');
    });
  });
}
