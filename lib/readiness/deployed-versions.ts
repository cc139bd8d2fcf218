import { KubernetesVersion } from '../kubernetes-version';

/** What a cluster runs before the app is deployed. */
export interface DeployedVersions {
  /** The version of the control plane. */
  readonly controlPlane: KubernetesVersion;
  /**
   * The versions of pools, by their ids.
   *
   * @default - not known: they may have any version
   */
  readonly pools?: Record<string, KubernetesVersion>;
}
