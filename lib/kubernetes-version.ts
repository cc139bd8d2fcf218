import { unknown } from './private/checks';
import { fail } from './private/problem';

const FORMAT = /^1\.([1-9][0-9])$/;

/**
 * A minor version of Kubernetes, the unit in which clusters are created and upgraded (PE-20, PE-45).
 *
 * The constants are the minor versions with upstream patch support or in a provider's support when this release was made.
 * Source: https://kubernetes.io/releases/ (read 2026-11). Which of them a platform offers is for the platform to say:
 * it refuses the others when the cluster is created.
 */
export class KubernetesVersion {
  /** Kubernetes 1.32. */
  public static readonly V1_32 = KubernetesVersion.of('1.32');
  /** Kubernetes 1.33. */
  public static readonly V1_33 = KubernetesVersion.of('1.33');
  /** Kubernetes 1.34. */
  public static readonly V1_34 = KubernetesVersion.of('1.34');
  /** Kubernetes 1.35. */
  public static readonly V1_35 = KubernetesVersion.of('1.35');
  /** Kubernetes 1.36. */
  public static readonly V1_36 = KubernetesVersion.of('1.36');

  /**
   * Any minor version, such as `1.34`, or a token.
   *
   * Errors: `kubernetes-version-format` for anything but `1.MINOR` (no patch version, no leading `v`).
   */
  public static of(version: string): KubernetesVersion {
    if (unknown(version)) return new KubernetesVersion(version);
    const match = FORMAT.exec(version);
    if (match) return new KubernetesVersion(version, Number(match[1]));
    return fail('kubernetes-version-format', {
      what: 'KubernetesVersion is not a minor version of Kubernetes',
      got: version,
      allowed: 'text of the form 1.MINOR, such as 1.34',
      fix: 'name the minor version alone, or use a constant such as KubernetesVersion.V1_34; providers choose the patch version',
    });
  }

  private constructor(
    /** The version as providers write it, such as `1.34`. */
    public readonly version: string,
    /** The minor number, such as 34; undefined where the version is only known to Terraform. */
    public readonly minor?: number,
  ) {}

  /** Whether this version is known to be newer than the other one. Unknown versions are never newer. */
  public isNewerThan(other: KubernetesVersion): boolean {
    return this.minor !== undefined && other.minor !== undefined && this.minor > other.minor;
  }
}
