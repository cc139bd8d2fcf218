import { TerraformOutput, TerraformStack } from 'cdktf';
import { aws, Capacity, DeletionProtection, kubeadm, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';
import { podNetworkManifest } from '../../kubeadm-lab/images/own-images';
import { ArtifactServer } from '../support/artifact-server';
import { Prepared } from '../support/prepared';
import { ClusterShape, ClusterState } from '../support/shape';
import { localSoftware } from './software';

/** The name of every cluster of the laboratory. */
export const CLUSTER_NAME = 'lab';
/** The network of the machines. */
export const CIDR_BLOCK = '10.77.0.0/16';
const POD_CIDR = '10.244.0.0/16';
const IMAGE = 'ami-12c6146b';

/** What machines install, and where from. */
export interface Programs {
  readonly server: ArtifactServer;
  readonly prepared: Prepared;
}

/** A cluster as a user would write it, but for what the laboratory has in place of the internet: programs, the pod network, the image. */
export function cluster(stack: TerraformStack, { server, prepared }: Programs, shape: ClusterShape, state: ClusterState): ProductionCluster {
  const network = new aws.Network(stack, 'Network', { cidrBlock: CIDR_BLOCK, zones: aws.NetworkZones.named(['a', 'b', 'c'].map((zone) => `eu-west-1${zone}`)), natGateways: aws.NatGateways.SINGLE });
  const infrastructure = new aws.Ec2Infrastructure({ network, image: aws.Ec2Image.custom({ amiId: IMAGE }) });
  const version = state.version ?? KubernetesVersion.V1_34;
  const made = new ProductionCluster(stack, 'Cluster', {
    clusterName: CLUSTER_NAME,
    version,
    deletionProtection: DeletionProtection.DISABLED,
    platform: new kubeadm.KubeadmPlatform({
      infrastructure,
      etcd: topology(shape, state),
      podCidr: POD_CIDR,
      podNetwork: kubeadm.PodNetwork.manifests({ manifests: [podNetworkManifest(POD_CIDR)] }),
      software: localSoftware(server, prepared, state.brokenSoftware ?? false),
      controlPlaneSize: kubeadm.ControlPlaneSize.ofMachineType(state.machineType ?? 'm7i.large'),
      restore: state.restore,
    }),
  });
  made.addWorkerPool('General', { version: state.workerVersion ?? KubernetesVersion.V1_34, capacity: Capacity.managed({ machineTypes: ['m7i.large'], minSize: shape.workers, maxSize: shape.workers + 3 }) });
  new TerraformOutput(stack, 'endpoint', { value: made.controlPlane.endpoint });
  return made;
}

function topology({ etcdMembers: members, externalEtcd, separateEvents: atFirst, controlPlanes }: ClusterShape, { separateEvents = atFirst }: ClusterState): kubeadm.EtcdTopology {
  return externalEtcd ? kubeadm.EtcdTopology.external({ members, separateEvents, controlPlaneMembers: controlPlanes }) : kubeadm.EtcdTopology.stacked({ members, separateEvents });
}
