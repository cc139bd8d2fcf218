/** What a program of the baseline may use. Requests and limits are the same, so that it is evicted last. */
export interface WorkloadResources {
  /** Processor time as a Kubernetes quantity, such as `100m`. */
  readonly cpu: string;
  /** Memory as a Kubernetes quantity, such as `600Mi`. */
  readonly memory: string;
}
