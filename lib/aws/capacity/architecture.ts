/** Processor architectures, as Kubernetes names them. */
export enum Architecture {
  /** x86-64. */
  AMD64 = 'amd64',
  /** ARM, such as AWS Graviton. */
  ARM64 = 'arm64',
}
