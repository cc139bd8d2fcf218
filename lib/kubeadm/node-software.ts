import { MachineRole } from './infrastructure';
import { checkMirror, checkReleases } from './private/software-checks';

/** The processors of a machine. */
export enum MachineArchitecture {
  /** 64-bit x86. */
  AMD64 = 'amd64',
  /** 64-bit Arm. */
  ARM64 = 'arm64',
}

/** Options of an archive. */
export interface ArchiveOptions {
  /** Where it is unpacked. */
  readonly directory: string;
  /**
   * How many leading parts of its paths are dropped.
   *
   * @default 0
   */
  readonly stripComponents?: number;
  /**
   * What is taken out of it.
   *
   * @default - all
   */
  readonly members?: string[];
}

/** How a file that was downloaded is installed. */
export class ArtifactInstallation {
  /** A program, or another file, at a path. */
  public static file(path: string): ArtifactInstallation {
    return new ArtifactInstallation(`binary:${path}`);
  }

  /** An archive of tar, compressed or not. */
  public static archive({ directory, stripComponents = 0, members = [] }: ArchiveOptions): ArtifactInstallation {
    return new ArtifactInstallation(['tar', directory, String(stripComponents), ...members].join(':'));
  }

  /** @internal */
  public static _of(instruction: string): ArtifactInstallation {
    return new ArtifactInstallation(instruction);
  }

  private constructor(
    /** The installation as machines read it. */
    public readonly instruction: string,
  ) {}
}

/** A file that machines download, and check before they use it. */
export interface SoftwareArtifact {
  /** Where it is, an address that begins with `https://` or `http://`. */
  readonly url: string;
  /** Its SHA-256 as 64 hexadecimal digits. */
  readonly sha256: string;
  /** How it is installed. */
  readonly installation: ArtifactInstallation;
  /**
   * The machines that it is for, by their processors.
   *
   * @default - all
   */
  readonly architecture?: MachineArchitecture;
  /**
   * The machines that it is for, by what they do.
   *
   * @default - all
   */
  readonly roles?: MachineRole[];
}

/** All that machines of one version of Kubernetes install. */
export interface SoftwareRelease {
  /** The version of Kubernetes with its patch, such as `v1.34.4`. */
  readonly kubernetesVersion: string;
  /** The version of etcd, such as `v3.6.5`; it must be 3.6. */
  readonly etcdVersion: string;
  /**
   * The image that holds the namespaces of a pod, as kubeadm of that version wants it.
   *
   * @default 'registry.k8s.io/pause:3.10.1'
   */
  readonly pauseImage?: string;
  /** The files. */
  readonly artifacts: SoftwareArtifact[];
}

/** Options of `NodeSoftware.release`. */
export interface ReleaseSoftwareOptions {
  /**
   * Where a mirror has the files that this library names: `https://dl.k8s.io/v1.34.4/…` is then asked for at `MIRROR/dl.k8s.io/v1.34.4/…`. Checksums stay the same.
   *
   * @default - the publishers themselves
   */
  readonly mirror?: string;
}

/**
 * What machines install at their first boot: the publishers' own builds of kubelet, kubeadm, kubectl, etcd, containerd, runc, CNI plugins and Helm, each with its checksum.
 * A machine skips what its image has already: an image made beforehand with the same files boots faster and downloads nothing.
 *
 * Errors: `software-mirror`, `software-artifact`, `software-version`, `software-release-duplicate`.
 */
export class NodeSoftware {
  /** What this release of the library names for each version of Kubernetes. */
  public static release(options: ReleaseSoftwareOptions = {}): NodeSoftware {
    if (options.mirror !== undefined) checkMirror(options.mirror);
    return new NodeSoftware([], options.mirror);
  }

  /** Files of your own choice, for each minor version of Kubernetes that the cluster and its pools have. */
  public static of(releases: SoftwareRelease[]): NodeSoftware {
    checkReleases(releases);
    return new NodeSoftware([...releases]);
  }

  private constructor(
    /** The releases that were named; none where the library names them. */
    public readonly releases: SoftwareRelease[],
    /** The mirror, if there is one. */
    public readonly mirror?: string,
  ) {}
}
