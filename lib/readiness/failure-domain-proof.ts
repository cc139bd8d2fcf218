/** What is lost. */
export enum LossKind {
  /** One machine of the control plane or of etcd. */
  MACHINE = 'machine',
  /** A zone. */
  ZONE = 'zone',
  /** A zone, and a machine in another. */
  ZONE_AND_MACHINE = 'zone-and-machine',
}

/** One loss and what is left, when all pools are at their smallest. */
export interface LossLine {
  /** What is lost. */
  readonly kind: LossKind;
  /** Its names, such as `zone eu-west-1a and cp-1`. */
  readonly lost: string;
  /** Whether etcd keeps its quorum: `3 of 5, 3 needed`. */
  readonly quorum: LossVerdict;
  /** Whether an API server is left. */
  readonly endpoint: LossVerdict;
  /** Whether the nodes that are left hold what the app declares as the least. */
  readonly capacity: LossVerdict;
  /** Whether DNS servers are left. */
  readonly dns: LossVerdict;
  /** Whether volumes that belong to a zone are still served. */
  readonly volumes: LossVerdict;
}

/** How one thing stands after a loss. */
export interface LossVerdict {
  /** Whether it holds. */
  readonly outcome: LossOutcome;
  /** The figures, in words. */
  readonly figures: string;
}

/** How something stands after a loss. */
export enum LossOutcome {
  /** It holds. */
  HOLDS = 'holds',
  /** It does not hold. */
  FAILS = 'fails',
  /** The provider answers for it. */
  PROVIDER = 'provider',
  /** The app does not tell. */
  UNKNOWN = 'unknown',
}

/** What must live through a loss. */
export enum LossAspect {
  /** The quorum of etcd. */
  QUORUM = 'quorum',
  /** An API server. */
  ENDPOINT = 'endpoint',
  /** Nodes, processors and memory. */
  CAPACITY = 'capacity',
  /** DNS servers. */
  DNS = 'dns',
  /** Volumes that belong to a zone. */
  VOLUMES = 'volumes',
}

/** A line that does not hold, with the smallest change that mends it. */
export interface LossFinding {
  /** The kind of the line. */
  readonly kind: LossKind;
  /** What of the line does not hold. */
  readonly aspect: LossAspect;
  /** What is lost, in the words of the line. */
  readonly lost: string;
  /** What does not hold, with its figures. */
  readonly what: string;
  /** The smallest change that mends it. */
  readonly fix: string;
}

/** What is left after each loss that a cluster for production must survive. */
export interface FailureDomainProof {
  /** Each machine, each zone, each zone with a machine. */
  readonly lines: LossLine[];
  /** What does not hold. A zone with a machine of another is told, and a finding only where the app wants to live through it: three members are not made for it. */
  readonly findings: LossFinding[];
}
