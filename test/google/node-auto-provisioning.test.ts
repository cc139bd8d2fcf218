import { TerraformVariable } from 'cdktf';
import { google } from 'cdktf-production-cluster';
import { renderAutopilotNodes, renderAutoProvisioning } from '../../lib/google/private/auto-provisioning';
import { Block } from 'cdktf-production-cluster/testing';
import { autopilotCluster, gkeCluster, inGoogleStack } from '../support/google';
import { checkResource } from './provider-rules/check-resource';

const KEY = 'projects/acme-platform/locations/europe-west4/keyRings/nodes/cryptoKeys/disks';
const NODES = { serviceAccountEmail: 'nodes@acme-platform.iam.gserviceaccount.com' };
const LIMITS = { maxCpu: 200, maxMemoryGib: 800 };
const provisioning = (options: Partial<google.NodeAutoProvisioningOptions> = {}) => google.NodeAutoProvisioning.withLimits({ ...LIMITS, ...options });
const clusterOf = (props: Partial<google.GkePlatformProps>): Block => inGoogleStack((stack) => gkeCluster(stack, props)).onlyResource('google_container_cluster');

describe('Provisioned nodes', () => {
  test('have the account of the cluster, and are shielded, repaired and upgraded, with all defaults of the provider written out', () => {
    expect(renderAutoProvisioning(provisioning(), NODES)).toEqual({
      enabled: true,
      autoscalingProfile: 'BALANCED',
      resourceLimits: [{ resourceType: 'cpu', maximum: 200 }, { resourceType: 'memory', maximum: 800 }],
      autoProvisioningDefaults: {
        serviceAccount: NODES.serviceAccountEmail,
        oauthScopes: ['https://www.googleapis.com/auth/cloud-platform'],
        diskSize: 100,
        diskType: 'pd-balanced',
        imageType: 'COS_CONTAINERD',
        shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
        management: { autoRepair: true, autoUpgrade: true },
        upgradeSettings: { strategy: 'SURGE', maxSurge: 1, maxUnavailable: 0 },
      },
    });
  });

  test('have what is asked for', () => {
    const options = { diskSizeGb: 50, diskType: google.ProvisionedDiskType.SSD, diskKeyId: KEY, imageType: google.ProvisionedImageType.UBUNTU, maxSurge: 3, maxUnavailable: 1 };
    const rendered = renderAutoProvisioning(provisioning(options), { ...NODES, nodeLocations: ['europe-west4-a'] }, google.AutoscalingProfile.OPTIMIZE_UTILIZATION);

    expect(rendered).toMatchObject({
      autoscalingProfile: 'OPTIMIZE_UTILIZATION',
      autoProvisioningLocations: ['europe-west4-a'],
      autoProvisioningDefaults: { diskSize: 50, diskType: 'pd-ssd', bootDiskKmsKey: KEY, imageType: 'UBUNTU_CONTAINERD', upgradeSettings: { maxSurge: 3, maxUnavailable: 1 } },
    });
  });

  // The provider compares `resource_limits` as a list.
  test('have limits in an order that does not depend on how they were given', () => {
    const [t4, l4] = [{ acceleratorType: 'nvidia-tesla-t4', max: 4 }, { acceleratorType: 'nvidia-l4', max: 8, min: 1 }];
    const limits = (accelerators: google.AcceleratorLimit[]) => renderAutoProvisioning(provisioning({ minCpu: 4, minMemoryGib: 16, accelerators }), NODES).resourceLimits;

    expect(limits([t4, l4])).toEqual([
      { resourceType: 'cpu', minimum: 4, maximum: 200 },
      { resourceType: 'memory', minimum: 16, maximum: 800 },
      { resourceType: 'nvidia-l4', minimum: 1, maximum: 8 },
      { resourceType: 'nvidia-tesla-t4', maximum: 4 },
    ]);
    expect(limits([l4, t4])).toEqual(limits([t4, l4]));
  });

  test('are described as the provider takes it', () => {
    expect(checkResource('google_container_cluster', clusterOf({ nodeAutoProvisioning: provisioning({ diskKeyId: KEY, minCpu: 4 }) }))).toEqual([]);
  });

  test('may have limits that only Terraform knows', () => {
    const template = inGoogleStack((stack) => {
      const maxCpu = new TerraformVariable(stack, 'cpu', { type: 'number' }).numberValue;
      gkeCluster(stack, { nodeAutoProvisioning: provisioning({ maxCpu, minCpu: 4 }) });
    });

    expect(template.onlyResource('google_container_cluster').cluster_autoscaling).toMatchObject({ resource_limits: [{ maximum: '${var.cpu}', minimum: 4 }, {}] });
  });

  test('are what the options said when they were given', () => {
    const accelerators = [{ acceleratorType: 'nvidia-l4', max: 8 }];
    const given = provisioning({ accelerators });
    accelerators.push({ acceleratorType: 'nvidia-tesla-t4', max: 1 });

    expect(given.options.accelerators).toHaveLength(1);
  });
});

describe('Without provisioning', () => {
  // What the provider reads back where it is off: anything more would differ in every plan.
  test('nothing but the profile is said', () => {
    expect(renderAutoProvisioning(undefined, { ...NODES, nodeLocations: ['europe-west4-a'] })).toEqual({ enabled: false, autoscalingProfile: 'BALANCED' });
    expect(clusterOf({}).cluster_autoscaling).toEqual({ enabled: false, autoscaling_profile: 'BALANCED' });
  });

  // `enabled` and `resource_limits` conflict with `enable_autopilot`.
  test('an Autopilot cluster says whose account its nodes have, and no more', () => {
    const cluster = inGoogleStack((stack) => autopilotCluster(stack)).onlyResource('google_container_cluster');

    expect(renderAutopilotNodes(NODES)).toEqual({ autoProvisioningDefaults: { serviceAccount: NODES.serviceAccountEmail, oauthScopes: ['https://www.googleapis.com/auth/cloud-platform'] } });
    expect(Object.keys(cluster.cluster_autoscaling as object)).toEqual(['auto_provisioning_defaults']);
    expect(checkResource('google_container_cluster', cluster)).toEqual([]);
  });
});
