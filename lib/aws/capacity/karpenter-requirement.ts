/** How a requirement compares the value of a label. */
export enum RequirementOperator {
  /** It is one of the values. */
  IN = 'In',
  /** It is none of the values. */
  NOT_IN = 'NotIn',
  /** The label is there. */
  EXISTS = 'Exists',
  /** The label is not there. */
  DOES_NOT_EXIST = 'DoesNotExist',
  /** It is a larger number than the value. */
  GT = 'Gt',
  /** It is a smaller number than the value. */
  LT = 'Lt',
}

/** What the machines of a Karpenter pool must have, by the labels that Karpenter knows. */
export interface KarpenterRequirement {
  /** The label, such as `karpenter.k8s.aws/instance-family`. */
  readonly key: string;
  /** How its value is compared. */
  readonly operator: RequirementOperator;
  /**
   * With what; one number for `GT` and `LT`.
   *
   * @default - nothing, for `EXISTS` and `DOES_NOT_EXIST`
   */
  readonly values?: string[];
}
