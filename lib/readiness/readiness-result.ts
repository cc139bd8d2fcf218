import { AccessRow } from '../kubernetes/judgement/access-row';
import { CapacityFigure } from './capacity-figure';
import { FailureDomainProof } from './failure-domain-proof';
import { Standing } from './standing';
import { TopologyView } from './topology-view';
import { UpgradePlan } from './upgrade-plan';

/** What an item is judged by: where it stands in the app, and what stands there. */
export interface Evidence {
  /**
   * The path of the construct in the app.
   *
   * @default - the cluster as a whole
   */
  readonly constructPath?: string;
  /** What is so, in words and values, such as `endpointAccess: private`. */
  readonly value: string;
}

/** How a cluster stands to one item of the checklist. */
export interface ItemResult {
  /** The id of the item, such as `PE-12`. */
  readonly id: string;
  /** What it asks, in a few words of the Kubernetes documentation. */
  readonly title: string;
  /** The section of the page that it belongs to. */
  readonly section: string;
  /** The page of the Kubernetes documentation that asks for it. */
  readonly source: string;
  /** How the cluster stands. */
  readonly standing: Standing;
  /** What it is judged by. */
  readonly evidence: Evidence[];
  /**
   * Why it stands so: what the provider does, why it is outside, what is missing, or the reason of the acknowledgement.
   *
   * @default - the evidence says all
   */
  readonly reason?: string;
  /**
   * The exact change that mends it.
   *
   * @default - nothing to mend
   */
  readonly fix?: string;
  /**
   * The document of the provider, or of what to use instead.
   *
   * @default - none
   */
  readonly document?: string;
  /**
   * Who owns the acknowledgement.
   *
   * @default - nothing is acknowledged
   */
  readonly owner?: string;
  /**
   * The last day of the acknowledgement, as `2027-06-30`.
   *
   * @default - it holds for good, or nothing is acknowledged
   */
  readonly expires?: string;
}

/** Everything that is known of one cluster's readiness. */
export interface ClusterReadiness {
  /** The name of the cluster. */
  readonly clusterName: string;
  /** The path of its construct. */
  readonly constructPath: string;
  /** The name of its platform. */
  readonly platformName: string;
  /** The version of its control plane, such as `1.34`. */
  readonly version: string;
  /** The items of the checklist, in order. */
  readonly items: ItemResult[];
  /** Its machines, zones and what connects them. */
  readonly topology: TopologyView;
  /** What is left after each loss. */
  readonly failureDomains: FailureDomainProof;
  /** The arithmetic of its size. */
  readonly capacity: CapacityFigure[];
  /** Who may do what. */
  readonly access: AccessRow[];
  /** What of the access only Terraform knows. */
  readonly accessUnknowns: string[];
  /** How it gets to the newest version that the library knows. */
  readonly upgrade: UpgradePlan;
}

/** The readiness of all clusters of an app. */
export interface ReadinessResult {
  /** The version of this format. */
  readonly formatVersion: number;
  /** The clusters, by the paths of their constructs. */
  readonly clusters: ClusterReadiness[];
}
