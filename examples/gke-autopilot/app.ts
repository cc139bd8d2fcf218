import { GoogleProvider, GoogleProviderConfig } from '@cdktf/provider-google/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { FailOn, google, KubernetesVersion, ProductionCluster, RbacBaseline, Readiness, Subject } from 'cdktf-production-cluster';

/** The shortest production cluster without nodes to look after, with a team that shares it. */
export function addStacks(app: App, provider: GoogleProviderConfig = {}): void {
  const infrastructure = new TerraformStack(app, 'autopilot');
  new GoogleProvider(infrastructure, 'Google', { project: 'acme-platform', region: 'europe-west4', ...provider });

  const cluster = new ProductionCluster(infrastructure, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new google.GkeAutopilotPlatform({
      region: 'europe-west4',
      projectNumber: '123456789012',
      securityGroup: 'gke-security-groups@example.com',
    }),
  });
  new TerraformOutput(infrastructure, 'Kubeconfig', { value: cluster.kubeconfigCommand });

  const access = new TerraformStack(app, 'autopilot-access');
  new RbacBaseline(access, 'Rbac', {
    cluster,
    administrators: [Subject.group('platform-oncall@example.com')],
    tenants: [{ name: 'payments', developers: [Subject.group('payments@example.com')], quota: { requests: { cpu: '40', memory: '160Gi' }, pods: 200 } }],
  });
  new Readiness(app, 'Readiness', { failOn: FailOn.missing() });
}
