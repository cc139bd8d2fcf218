/** Brings a synthesized stack to the API server, again and again as it changes. */
export interface Deployment {
  /** Makes the cluster what the stack says. What the stack has lost since the last time is removed. */
  apply(): Promise<void>;

  /** An output of the stack; undefined where only Terraform would know it, and there is none. */
  output(name: string): Promise<string | undefined>;
}
