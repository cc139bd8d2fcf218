import { TerraformStack } from 'cdktf';
import { ICluster, RbacBaseline, Subject } from 'cdktf-production-cluster';

/** The second stack: who may do what in the cluster that the first one makes. */
export function access(stack: TerraformStack, cluster: ICluster): void {
  new RbacBaseline(stack, 'Rbac', {
    cluster,
    administrators: [Subject.group('platform-oncall')],
    viewers: [Subject.group('auditors')],
    certificateApprovers: [Subject.group('security')],
    tenants: [{ name: 'payments', developers: [Subject.group('payments-developers')], quota: { pods: 20 } }],
  });
}
