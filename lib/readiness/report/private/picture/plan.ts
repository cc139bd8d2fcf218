/** What surrounds boxes: a boundary of trust, or a zone. */
export interface Area {
  readonly id: string;
  readonly kind: 'internet' | 'provider' | 'network' | 'zone';
  readonly title: string;
  /** The area around it. */
  readonly parent?: string;
}

/** A box of the picture, and what is written in it. */
export interface Box {
  readonly id: string;
  readonly area: string;
  readonly kind: 'internet' | 'people' | 'endpoint' | 'operator' | 'control-plane' | 'etcd' | 'title' | 'pool' | 'subnet' | 'note';
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** The pool of which the box is the part in one zone. */
  readonly pool?: number;
}

/** How one may get from boxes to others. */
export interface Connection {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly kind: 'open' | 'closed' | 'unknown';
}

/** What the picture shows, before anything has a place. */
export interface Plan {
  readonly areas: readonly Area[];
  /** The boxes from top to bottom; those of a row stand side by side. */
  readonly rows: readonly (readonly Box[])[];
  readonly connections: readonly Connection[];
}
