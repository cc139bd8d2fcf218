import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { connectByKubeconfig } from './kubernetes/provider';
import { KubernetesVersion } from './kubernetes-version';
import { IPlatformControlPlane, PlatformBaseline, UserCertificates } from './platform';
import { checkText } from './private/checks';
import { ClusterBase } from './private/cluster-base';
import { KubeconfigControlPlane } from './private/kubeconfig-control-plane';

/** Properties of `KubeconfigCluster`. */
export interface KubeconfigClusterProps {
  /** The Kubernetes version of the cluster, by which its rules are pinned. */
  readonly version: KubernetesVersion;
  /** The context of the kubeconfig. It is always named: the current context would let whoever runs Terraform change the cluster by accident. */
  readonly context: string;
  /**
   * The path of the kubeconfig, on the machine where Terraform runs.
   *
   * @default '~/.kube/config'
   */
  readonly configPath?: string;
  /**
   * Whether the cluster signs certificates by which people log in.
   *
   * @default UserCertificates.NOT_SIGNED
   */
  readonly userCertificates?: UserCertificates;
  /**
   * What the cluster brings of what `ClusterBaseline` would make.
   *
   * @default - node autoscaling, which cannot be made here; DNS is the Deployment `coredns`, there is no StorageClass to make
   */
  readonly baseline?: PlatformBaseline;
}

/**
 * Any cluster for which there is a kubeconfig, wherever it runs, to which `RbacBaseline`, tenants and `ClusterBaseline` may be added. Nothing of it
 * is managed here, so it may be in the stack of what is added.
 *
 * Errors: `kubeconfig-context`, `kubeconfig-path`; `cluster-platform-unknown` for what only a known platform can make.
 */
export class KubeconfigCluster extends ClusterBase {
  /** The name of the context. */
  public readonly clusterName: string;
  /** The Kubernetes version of the cluster. */
  public readonly version: KubernetesVersion;
  /** What is known of the control plane. */
  public readonly platformControlPlane: IPlatformControlPlane;
  private readonly configPath: string;

  constructor(scope: Construct, id: string, private readonly props: KubeconfigClusterProps) {
    super(scope, id);
    const { version, context, configPath = '~/.kube/config', userCertificates, baseline } = props;
    checkText(context, { id: 'kubeconfig-context', option: 'KubeconfigCluster context', pattern: /^\S+$/, maxLength: 253, allowed: 'the name of a context, as kubectl config get-contexts shows it' });
    checkText(configPath, { id: 'kubeconfig-path', option: 'KubeconfigCluster configPath', pattern: /\S/, maxLength: 4096, allowed: 'the path of a file' });
    this.clusterName = context;
    this.version = version;
    this.configPath = configPath;
    this.platformControlPlane = new KubeconfigControlPlane({ kubeconfigCommand: `kubectl config use-context ${context}`, userCertificates, baseline });
  }

  /** The Kubernetes provider of the stack of `scope`, made once per stack and cluster. */
  public override kubernetesProvider(scope: Construct): TerraformProvider {
    return connectByKubeconfig(scope, this, { configPath: this.configPath, configContext: this.props.context });
  }
}
