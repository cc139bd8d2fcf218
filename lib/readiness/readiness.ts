import { App } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster } from '../cluster';
import { KubernetesVersion } from '../kubernetes-version';
import { ClusterObjects } from '../kubernetes/judgement/cluster-objects';
import { ClusterBase } from '../private/cluster-base';
import { addJudge } from '../private/judges';
import { ConfigurationError, describe, fail, Problem, warn } from '../private/problem';
import { DeployedVersions } from './deployed-versions';
import { FailOn } from './fail-on';
import { checkAcknowledgements } from './private/acknowledge';
import { checkMachineSizes, MachineCapacity } from './machine-capacity';
import { evaluate } from './private/evaluate';
import { READINESS_FORMAT } from './report/json';
import { writeReport } from './report/write';
import { ReadinessAcknowledgement } from './readiness-acknowledgement';
import { ClusterReadiness, ItemResult, ReadinessResult } from './readiness-result';
import { Standing } from './standing';

/** Properties of `Readiness`. */
export interface ReadinessProps {
  /**
   * Which missing items stop the synthesis. The others are warnings.
   *
   * @default FailOn.nothing()
   */
  readonly failOn?: FailOn;
  /**
   * Items that are missing on purpose.
   *
   * @default - none
   */
  readonly acknowledge?: ReadinessAcknowledgement[];
  /**
   * What machines have that pods can use, by their types, so that capacity is counted in processors and memory. The library ships no table of them.
   *
   * @default - none: capacity is counted in nodes
   */
  readonly machineSizes?: Record<string, MachineCapacity>;
  /**
   * How many nodes of a pool must be left right after a loss, by the ids of pools, from 0 to 5000. Groups bring lost nodes back where zones are left, which takes minutes.
   *
   * @default - 1 of each pool that keeps any
   */
  readonly neededNodes?: Record<string, number>;
  /**
   * The ids of the pools whose pods have volumes that belong to one zone, such as those of disks.
   *
   * @default - not known
   */
  readonly zonalVolumePools?: string[];
  /**
   * Whether clusters must live through the loss of a zone and of a machine in another, which takes five members of etcd in five zones, or seven in four.
   *
   * @default false
   */
  readonly survivesZoneAndMachine?: boolean;
  /**
   * What clusters run now, by their names, so that a step of an upgrade that is not allowed does not synthesize.
   *
   * @default - not known: only versions of this app are compared
   */
  readonly deployed?: Record<string, DeployedVersions>;
  /**
   * The version to which the upgrade plan leads.
   *
   * @default - that of the control plane
   */
  readonly wantedVersion?: KubernetesVersion;
}

/**
 * The Kubernetes page "Production environment" as checks: when the app is synthesized each item of it is judged for each cluster, and the report
 * `readiness.json`, `readiness.md` and `readiness.html` is written beside the stacks.
 *
 * Errors: `readiness-scope`, `readiness-twice`, `readiness-item`, `readiness-owner`, `readiness-acknowledged-twice`, `acknowledgement-reason`, `acknowledgement-expiry`,
 * `readiness-machine-size`, those of `UpgradePlanner`, and `readiness-missing` for the items of `failOn`.
 * Warning: `readiness-missing` for the others.
 */
export class Readiness extends Construct {
  private readonly results = new Map<ICluster, ClusterReadiness>();
  private app = new ClusterObjects();

  /** @param scope the app */
  constructor(scope: Construct, id: string, private readonly props: ReadinessProps = {}) {
    super(scope, id);
    const { root } = this.node;
    if (scope !== root) this.refuseScope(scope);
    if (scope.node.children.some((one) => one !== this && one instanceof Readiness)) refuseSecond();
    checkAcknowledgements(props.acknowledge ?? []);
    checkMachineSizes(props.machineSizes ?? {});
    addJudge(root, (cluster) => this.judge(cluster));
    root.node.addValidation({ validate: () => this.report() });
  }

  /** What is known of all clusters of the app, as it is now. */
  public evaluate(): ReadinessResult {
    const clusters = this.node.root.node.findAll().filter((one): one is ClusterBase => one instanceof ClusterBase);
    const app = new ClusterObjects();
    return resultOf(clusters.map((cluster) => evaluate(cluster, this.props, app)));
  }

  private judge(cluster: ICluster): string[] {
    // A cluster that comes again is of another synthesis, between which the app may have grown.
    if (this.results.has(cluster)) this.forget();
    try {
      return this.judgeItems(cluster, evaluate(cluster, this.props, this.app));
    } catch (error) {
      // Such as a step of an upgrade that is not allowed: cdktf adds the cluster's path.
      if (error instanceof ConfigurationError) return [error.message];
      throw error;
    }
  }

  private judgeItems(cluster: ICluster, result: ClusterReadiness): string[] {
    this.results.set(cluster, result);
    const missing = result.items.filter(({ standing }) => standing === Standing.MISSING);
    const { failOn = FailOn.nothing() } = this.props;
    const errors = missing.filter(({ id }) => failOn._has(id));
    for (const item of missing) if (!errors.includes(item)) warn(cluster, 'readiness-missing', problemOf(item));
    return errors.map((item) => describe('readiness-missing', problemOf(item)));
  }

  // cdktf validates the app after its stacks: all clusters have been judged, and the folder is there.
  private report(): string[] {
    const { root } = this.node;
    if (App.isApp(root)) writeReport(root.outdir, resultOf([...this.results.values()]));
    this.forget();
    return [];
  }

  private forget(): void {
    this.results.clear();
    this.app = new ClusterObjects();
  }

  private refuseScope(scope: Construct): never {
    return fail('readiness-scope', { what: 'Readiness judges a whole app, but stands elsewhere', got: scope.node.path, allowed: 'the app as its scope', fix: "write new Readiness(app, 'Readiness')" });
  }
}

function resultOf(clusters: readonly ClusterReadiness[]): ReadinessResult {
  return { formatVersion: READINESS_FORMAT, clusters: [...clusters].sort((one, other) => (one.constructPath < other.constructPath ? -1 : 1)) };
}

function refuseSecond(): never {
  return fail('readiness-twice', { what: 'The app has a Readiness already, and both would write the same report', allowed: 'one for each app', fix: 'put the options of both into one' });
}

function problemOf({ id, title, reason = 'nobody sees to it', fix = 'see the report' }: ItemResult): Problem {
  return { what: `${id} ${title}: ${reason}`, allowed: 'an item that is met, left to the provider, or acknowledged', fix: `${fix}, or accept it in Readiness with acknowledge: [{ item: '${id}', reason: '…', owner: '…' }]` };
}
