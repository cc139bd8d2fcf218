import { KubernetesVersion } from '../../../kubernetes-version';
import { checkKnown, checkText } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { CLUSTER_AUTOSCALER } from './images.generated';

// https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests (read 2026-11)
const BY_DIGEST = /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+(:[\w.-]{1,128})?@sha256:[0-9a-f]{64}$/;

/** An image that the user names: by its digest, so that nobody can put another one in its place. */
export function checkImage(image: string, option: string): void {
  checkText(image, {
    id: 'image-reference', option, pattern: BY_DIGEST, maxLength: 512, allowed: 'an image with its registry and its digest, such as registry.example.com/mirror/image:v1.2.3@sha256:…',
  });
}

/**
 * The image of Cluster Autoscaler, whose minor version is that of the cluster.
 * Source: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/README.md#releases (read 2026-11)
 */
export function autoscalerImage({ version }: KubernetesVersion): string {
  checkKnown(version, 'The version of the cluster of a ClusterBaseline');
  if (Object.keys(CLUSTER_AUTOSCALER).includes(version)) return CLUSTER_AUTOSCALER[version];
  return fail('autoscaler-image-missing', {
    what: 'This release knows no image of Cluster Autoscaler for the Kubernetes version of the cluster',
    got: version,
    allowed: Object.keys(CLUSTER_AUTOSCALER).join(', '),
    fix: 'name one by its digest: NodeAutoscaling.whereNeeded({ image: … })',
  });
}
