import { TerraformStack } from 'cdktf';
import {
  Capacity, ClusterBaseline, ClusterBaselineProps, ClusterReadiness, ControlPlaneOperator, KubernetesVersion, MemberDuty, PlatformReadiness, ProductionCluster, RbacBaseline, Readiness, ReadinessProps, Standing, Subject,
  TenantOptions, WorkerPoolOptions,
} from 'cdktf-production-cluster';
import { withoutTokenTraces } from '../../lib/private/token-traces';
import { CHECKS } from '../../lib/readiness/checklist';
import { FakePlatform } from './fake-platform';
import { awsStack } from './stacks';

const ZONES = ['a', 'b', 'c'];

/** What a platform says that sees to everything: three members, one in each zone. */
export const PERFECT: PlatformReadiness = {
  operator: ControlPlaneOperator.OWNER,
  zones: ZONES,
  members: ZONES.map((_, zone) => ({ name: `cp-${zone}`, zone, duties: [MemberDuty.CONTROL_PLANE, MemberDuty.ETCD] })),
  pools: [{ poolId: 'General', zones: [0, 1, 2] }],
  publicEndpoint: false,
  subnets: [],
  addressSpaces: [],
  facts: CHECKS.map(({ id }) => ({ item: id, standing: Standing.MET, value: `${id} is seen to` })),
};

/** The same platform, but for one item. */
export function without(item: string): PlatformReadiness {
  const facts = PERFECT.facts.filter((fact) => fact.item !== item);
  return { ...PERFECT, facts: [...facts, { item, standing: Standing.MISSING, value: `${item} is switched off`, fix: `switch ${item} on` }] };
}

/** What an app for production is made of; each part can be changed or left out. */
export interface AppParts {
  readonly platform?: PlatformReadiness;
  readonly pool?: Partial<WorkerPoolOptions>;
  readonly baseline?: Omit<ClusterBaselineProps, 'cluster'> | false;
  readonly tenants?: TenantOptions[];
  readonly rbac?: false;
  readonly readiness?: ReadinessProps;
  /** Adds more to the stacks. */
  readonly more?: (infrastructure: TerraformStack, access: TerraformStack, cluster: ProductionCluster) => void;
}

const TENANTS: TenantOptions[] = [{ name: 'payments', developers: [Subject.group('payments')], quota: { requests: { cpu: '4', memory: '8Gi' }, pods: 100 } }];

/** An app on a platform that sees to everything, with what ClusterBaseline and RbacBaseline add. */
export function readinessApp({ platform = PERFECT, pool, baseline = {}, tenants = TENANTS, rbac, readiness, more = () => {} }: AppParts = {}): Readiness {
  const infrastructure = awsStack();
  const { root } = infrastructure.node;
  const access = new TerraformStack(root, 'production-access');
  const cluster = new ProductionCluster(infrastructure, 'Cluster', { version: KubernetesVersion.V1_34, platform: new FakePlatform({}, platform) });
  cluster.addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: ['fake-1'], minSize: 6, maxSize: 12 }), ...pool });
  if (baseline !== false) new ClusterBaseline(access, 'Baseline', { cluster, ...baseline });
  if (rbac !== false) new RbacBaseline(access, 'Rbac', { cluster, administrators: [Subject.group('platform')], tenants });
  more(infrastructure, access, cluster);
  return new Readiness(root, 'Readiness', readiness);
}

/** What is known of the only cluster of an app. */
export function readinessOf(parts?: AppParts): ClusterReadiness {
  return withoutTokenTraces(() => readinessApp(parts).evaluate().clusters[0]);
}
