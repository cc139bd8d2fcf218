/** An IAM principal with the Kubernetes groups that it belongs to (PE-29). RBAC gives the groups their rights. */
export interface EksIdentity {
  /** The ARN of an IAM role or user. Not of an STS session: name the role. */
  readonly principalArn: string;
  /** The Kubernetes groups, to be bound with `Subject.group`. */
  readonly groups: string[];
}
