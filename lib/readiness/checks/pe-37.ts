import { BaselinePart } from '../../platform';
import { Check, duty, met, missing, SECTIONS } from '../private/check';
import { objectsOf } from '../private/cluster-view';

/** The DNS grows with the cluster. */
export const PE_37: Check = {
  id: 'PE-37', title: 'Prepare for the demand for DNS', section: SECTIONS.limits, page: 'tasks/administer-cluster/dns-horizontal-autoscaling/',
  judge: (view) => {
    const { dns, brings } = view.baseline;
    if (dns === undefined) return [duty('The provider answers DNS from outside the cluster', 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/')];
    const autoscaler = objectsOf(view, 'kubernetes_deployment').find(({ name, namespace }) => name === 'dns-autoscaler' && namespace === 'kube-system');
    if (autoscaler) return [met(`Deployment ${autoscaler.name}`, autoscaler.construct.node.path)];
    if (brings.includes(BaselinePart.DNS_AUTOSCALING) && view.clusterBaseline) return [met('dnsAutoscaling: by the platform', view.clusterBaseline.node.path)];
    return [missing('the number of DNS servers stays as it is while the cluster grows', 'add a ClusterBaseline, whose dnsAutoscaling follows the size')];
  },
};
