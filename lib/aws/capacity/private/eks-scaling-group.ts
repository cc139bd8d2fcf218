import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Construct } from 'constructs';
import { WorkerPoolBinding } from '../../../platform';
import { dependencies } from '../../../private/ordering';
import { warn } from '../../../private/problem';
import { EksPoolContext } from '../../private/eks-capacity';
import { encodeUserData } from '../../private/encode-user-data';
import { NodeImage } from '../node-image';
import { AutoScalingGroupSpec, createGroups, isPlain, selectedArchitecture } from './auto-scaling-group';
import { eksLaunchTemplate } from './eks-machines';
import { IMAGE_FAMILIES } from './image-families';
import { nodeCluster } from './node-cluster';
import { checkForEks } from './node-group-checks';
import { asText } from './numbers';

/** An Auto Scaling group whose machines join a cluster of EKS. */
export interface EksScalingGroupSpec extends AutoScalingGroupSpec {
  readonly image: NodeImage;
}

/** Makes Auto Scaling groups of EKS with their launch template, as children of `scope`. */
export function createEksScalingGroups(scope: Construct, spec: EksScalingGroupSpec, binding: WorkerPoolBinding, context: EksPoolContext): AutoscalingGroup[] {
  checkForEks(binding);
  if (spec.podDensity?.delegatesPrefixes) context.features.delegatePrefixes();
  if (spec.terminationHandler === undefined) warnUndrained(scope);
  const { clusterName, network, roles, ready } = context;
  const tags = { ...context.tags, ...clusterTags(spec, clusterName) };
  const template = launchTemplate(scope, spec, binding, context);
  return createGroups(scope, spec, binding, {
    clusterName, template, tags,
    namePrefix: `eks-${binding.poolId}-`,
    subnetIds: network.privateSubnetIds,
    dependsOn: [...ready, ...dependencies(scope, roles.joining().attachments)],
    drainHook: spec.terminationHandler && 'drain',
  });
}

function warnUndrained(scope: Construct): void {
  warn(scope, 'node-draining-missing', {
    what: 'Nothing drains the nodes of this Auto Scaling group before AWS takes their machines away, at scaling in, at updates or at the end of spot capacity',
    allowed: 'a terminationHandler, or a managed node group, whose nodes EKS drains',
    fix: "make new aws.NodeTerminationHandler(stack, 'TerminationHandler', { cluster }), name it as terminationHandler, and install its chart",
  });
}

function launchTemplate(scope: Construct, spec: EksScalingGroupSpec, binding: WorkerPoolBinding, context: EksPoolContext): LaunchTemplate {
  const { image, machines, podDensity } = spec;
  const maxPods = podDensity?.maxPods === undefined ? undefined : asText(podDensity.maxPods);
  const text = IMAGE_FAMILIES[image.family].userData?.({ cluster: nodeCluster(context), maxPods, labels: binding.labels, taints: binding.taints });
  return eksLaunchTemplate(
    scope,
    {
      ...spec,
      imageId: image._imageId(binding.version.version, selectedArchitecture(machines)),
      machineType: isPlain(spec) ? machines.machineTypes[0] : undefined,
      userData: text && encodeUserData(text),
      instanceProfileArn: context.roles.joining().instanceProfileArn,
      machineTags: clusterTags(spec, context.clusterName),
    },
    binding.poolId,
    context,
  );
}

function clusterTags({ terminationHandler }: EksScalingGroupSpec, clusterName: string): Record<string, string> {
  return { [`kubernetes.io/cluster/${clusterName}`]: 'owned', ...terminationHandler?.instanceTags };
}
