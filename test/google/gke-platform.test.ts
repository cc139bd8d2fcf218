import { TerraformOutput } from 'cdktf';
import { google, HAControlPlane, KubernetesVersion, WorkerPool } from 'cdktf-production-cluster';
import { existingGoogleNetwork, GKE_GENERAL, gkeCluster, gkeClusterWithPool, inGoogleStack, PROJECT_NUMBER, REGION } from '../support/google';

const CLUSTER = 'google_container_cluster';
const clusterOf = (props: Partial<google.GkePlatformProps> = {}) => inGoogleStack((stack) => gkeClusterWithPool(stack, props)).onlyResource(CLUSTER);

describe('The shortest cluster', () => {
  const cluster = clusterOf();

  test('is regional, in a release channel, with the version as the least one', () => {
    expect(cluster).toMatchObject({ name: 'production-cluster', location: REGION, min_master_version: '1.34', release_channel: { channel: 'REGULAR' } });
    expect(cluster.node_locations).toBeUndefined();
  });

  test('has private nodes, and a private address that nobody but they reaches', () => {
    expect(cluster.private_cluster_config).toEqual({ enable_private_nodes: true, enable_private_endpoint: true });
    expect(cluster.control_plane_endpoints_config).toEqual({ dns_endpoint_config: { allow_external_traffic: false }, ip_endpoints_config: { enabled: true } });
    expect(cluster.master_authorized_networks_config).toEqual({ cidr_blocks: [], gcp_public_cidrs_access_enabled: false, private_endpoint_enforcement_enabled: true });
  });

  test('knows no anonymous request, no certificate of a client, no ABAC and no bindings to everybody', () => {
    expect(cluster).toMatchObject({
      master_auth: { client_certificate_config: { issue_client_certificate: false } },
      anonymous_authentication_config: { mode: 'LIMITED' },
      enable_legacy_abac: false,
      rbac_binding_config: { enable_insecure_binding_system_authenticated: false, enable_insecure_binding_system_unauthenticated: false },
    });
  });

  test('has Dataplane V2, the two named ranges, Cloud DNS and a cache of it on each node', () => {
    expect(cluster).toMatchObject({
      datapath_provider: 'ADVANCED_DATAPATH',
      networking_mode: 'VPC_NATIVE',
      ip_allocation_policy: { cluster_secondary_range_name: 'pods', services_secondary_range_name: 'services' },
      dns_config: { cluster_dns: 'CLOUD_DNS', cluster_dns_scope: 'CLUSTER_SCOPE' },
      addons_config: { dns_cache_config: { enabled: true }, gce_persistent_disk_csi_driver_config: { enabled: true }, gke_backup_agent_config: { enabled: true } },
    });
    // Dataplane V2 enforces network policies itself, and the provider refuses a second means.
    expect(cluster.network_policy).toBeUndefined();
  });

  test('logs, measures, judges itself and tells its costs', () => {
    expect(cluster.logging_config).toEqual({ enable_components: ['SYSTEM_COMPONENTS', 'WORKLOADS', 'APISERVER', 'SCHEDULER', 'CONTROLLER_MANAGER'] });
    expect(cluster).toMatchObject({ monitoring_config: { managed_prometheus: { enabled: true } }, security_posture_config: { mode: 'BASIC' }, cost_management_config: { enabled: true } });
  });

  test('is not destroyed by an oversight, and not replaced for the pool that is removed at once', () => {
    expect(cluster).toMatchObject({ deletion_protection: true, remove_default_node_pool: true, initial_node_count: 1 });
    expect(cluster.lifecycle).toEqual({ prevent_destroy: true, ignore_changes: ['initial_node_count', 'node_config', 'node_pool'] });
    expect(cluster.node_config).toMatchObject({ shielded_instance_config: { enable_secure_boot: true }, workload_metadata_config: { mode: 'GKE_METADATA' } });
  });

  test('writes what it leaves to GKE not at all', () => {
    for (const absent of ['maintenance_policy', 'authenticator_groups_config', 'notification_config', 'resource_labels', 'node_version', 'network_policy', 'enable_autopilot']) expect(cluster[absent]).toBeUndefined();
  });
});

test('The key of the secrets is the cluster’s own, rotates and is given to GKE’s service agent alone, before the cluster is made', () => {
  const template = inGoogleStack((stack) => gkeClusterWithPool(stack));

  const key = template.onlyResource('google_kms_crypto_key');
  expect(key).toMatchObject({ rotation_period: '7776000s', lifecycle: { prevent_destroy: true } });
  expect(template.onlyResource('google_kms_key_ring').location).toBe(REGION);
  expect(template.onlyResource('google_kms_crypto_key_iam_member')).toMatchObject({
    role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter', member: `serviceAccount:service-${PROJECT_NUMBER}@container-engine-robot.iam.gserviceaccount.com`,
  });
  expect(template.onlyResource(CLUSTER).depends_on).toEqual(expect.arrayContaining([expect.stringMatching(/^google_kms_crypto_key_iam_member\./), expect.stringMatching(/^google_project_iam_member\./)]));
});

test('A key that exists is used as it is', () => {
  const secretsKeyId = 'projects/keys/locations/europe-west4/keyRings/clusters/cryptoKeys/secrets';
  const template = inGoogleStack((stack) => gkeClusterWithPool(stack, { secretsKeyId }));

  expect(template.onlyResource(CLUSTER).database_encryption).toEqual({ state: 'ENCRYPTED', key_name: secretsKeyId });
  expect(template.addresses().filter((address) => address.startsWith('google_kms'))).toEqual([]);
});

test('Nodes have a service account with one role', () => {
  const template = inGoogleStack((stack) => gkeClusterWithPool(stack));

  expect(template.onlyResource('google_service_account').account_id).toBe('production-cluster-nodes');
  expect(template.onlyResource('google_project_iam_member').role).toBe('roles/container.defaultNodeServiceAccount');
});

describe('The API server is reached', () => {
  const reached = (endpointAccess?: google.EndpointAccess) => {
    const template = inGoogleStack((stack) => {
      const { platformControlPlane } = gkeCluster(stack, { endpointAccess });
      new TerraformOutput(stack, 'endpoint', { value: platformControlPlane.endpoint });
      new TerraformOutput(stack, 'trusted', { value: platformControlPlane.certificateAuthority === undefined ? 'everywhere' : 'by its own authority' });
      new TerraformOutput(stack, 'command', { value: platformControlPlane.kubeconfigCommand });
    });
    const { endpoint, trusted, command } = template.outputs();
    return { cluster: template.onlyResource(CLUSTER), endpoint: String(endpoint.value), trusted: trusted.value, command: String(command.value) };
  };

  test('by its private address, from networks that are named', () => {
    const { cluster, endpoint, trusted, command } = reached(google.EndpointAccess.privateOnly({ fromCidrs: ['10.8.0.0/24'] }));

    expect(cluster.private_cluster_config).toMatchObject({ enable_private_endpoint: true });
    expect(cluster.master_authorized_networks_config).toMatchObject({ cidr_blocks: [{ cidr_block: '10.8.0.0/24' }] });
    expect(endpoint).toMatch(/^https:\/\/\$\{google_container_cluster\..*private_cluster_config\[0\]\.private_endpoint\}$/);
    expect([trusted, command.endsWith(' --internal-ip')]).toEqual(['by its own authority', true]);
  });

  test('by its public address, from networks that are named', () => {
    const { cluster, endpoint, command } = reached(google.EndpointAccess.publicAndPrivate({ publicCidrs: ['203.0.113.0/24'], fromCidrs: ['10.8.0.0/24'] }));

    expect(cluster.private_cluster_config).toEqual({ enable_private_nodes: true, enable_private_endpoint: false });
    expect(cluster.master_authorized_networks_config).toMatchObject({ cidr_blocks: [{ cidr_block: '203.0.113.0/24' }, { cidr_block: '10.8.0.0/24' }] });
    expect(endpoint).toContain('private_cluster_config[0].public_endpoint');
    expect(command).not.toContain('--internal-ip');
  });

  test('by its name alone, which every machine trusts', () => {
    const { cluster, endpoint, trusted, command } = reached(google.EndpointAccess.dnsName());

    expect(cluster.control_plane_endpoints_config).toEqual({ dns_endpoint_config: { allow_external_traffic: true }, ip_endpoints_config: { enabled: false } });
    expect(cluster.master_authorized_networks_config).toBeUndefined();
    expect(endpoint).toContain('control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint');
    expect([trusted, command.endsWith(' --dns-endpoint')]).toEqual(['everywhere', true]);
  });
});

test('Every option stands where the provider reads it', () => {
  const cluster = clusterOf({
    releaseChannel: google.ReleaseChannel.EXTENDED,
    nodeLocations: ['europe-west4-a', 'europe-west4-b', 'europe-west4-c'],
    podsPerNode: 64,
    csiDrivers: [google.CsiDriver.FILESTORE],
    securityGroup: 'gke-security-groups@example.com',
    upgradeNotificationTopic: 'projects/acme-platform/topics/upgrades',
    logComponents: [google.LogComponent.SYSTEM_COMPONENTS],
    binaryAuthorization: google.BinaryAuthorization.PROJECT_POLICY,
    labels: { team: 'platform' },
    autoscalingProfile: google.AutoscalingProfile.OPTIMIZE_UTILIZATION,
  });

  expect(cluster).toMatchObject({
    release_channel: { channel: 'EXTENDED' },
    node_locations: ['europe-west4-a', 'europe-west4-b', 'europe-west4-c'],
    default_max_pods_per_node: 64,
    addons_config: { gcp_filestore_csi_driver_config: { enabled: true }, gcs_fuse_csi_driver_config: { enabled: false } },
    authenticator_groups_config: { security_group: 'gke-security-groups@example.com' },
    notification_config: { pubsub: { enabled: true, topic: 'projects/acme-platform/topics/upgrades' } },
    logging_config: { enable_components: ['SYSTEM_COMPONENTS'] },
    binary_authorization: { evaluation_mode: 'PROJECT_SINGLETON_POLICY_ENFORCE' },
    resource_labels: { team: 'platform' },
    cluster_autoscaling: { enabled: false, autoscaling_profile: 'OPTIMIZE_UTILIZATION' },
  });
});

test('A service account of Kubernetes acts as a service account of Google', () => {
  const template = inGoogleStack((stack) => {
    const identity = gkeCluster(stack).platformControlPlane.bindWorkloadIdentity(stack, { namespace: 'payments', serviceAccountName: 'ledger' });
    new TerraformOutput(stack, 'identity', { value: identity });
  });

  const [account] = Object.values(template.resourcesOfType('google_service_account')).filter(({ account_id: id }) => String(id) !== 'production-cluster-nodes');
  expect(account).toMatchObject({ display_name: 'payments/ledger', description: 'Pods of a service account in the cluster production-cluster' });
  expect(String(account.account_id)).toMatch(/^production-cluster-pa-?[a-z-]*[0-9a-f]{8}$/);
  expect(template.onlyResource('google_service_account_iam_member')).toMatchObject({
    role: 'roles/iam.workloadIdentityUser',
    // By reference to the cluster: the pool of a project is there when its first cluster is.
    member: expect.stringMatching(/^serviceAccount:\$\{google_container_cluster\..*workload_identity_config\[0\]\.workload_pool\}\[payments\/ledger\]$/) as string,
  });
  expect(JSON.stringify(template.outputs().identity)).toContain('iam.gke.io/gcp-service-account');
});

test('A cluster of others gets pools, identities and rules for webhooks', () => {
  const template = inGoogleStack((stack) => {
    const platform = new google.ExistingGkePlatform({
      region: REGION, projectId: 'acme-platform', nodeServiceAccountEmail: 'nodes@acme-platform.iam.gserviceaccount.com', network: existingGoogleNetwork(stack), podsPerNode: 32,
      controlPlaneCidrBlock: '172.16.0.0/28', webhookPorts: [8443],
    });
    const cluster = HAControlPlane.fromHAControlPlaneAttributes(stack, 'Imported', { clusterName: 'existing', endpoint: 'https://10.0.0.2', version: KubernetesVersion.V1_34, platform });
    new WorkerPool(stack, 'Pool', { cluster, capacity: GKE_GENERAL });
    new TerraformOutput(stack, 'id', { value: google.GkeParts.of(cluster).clusterId });
  });

  expect(template.addresses().some((address) => address.startsWith('google_container_cluster.'))).toBe(false);
  expect(template.onlyResource('google_container_node_pool')).toMatchObject({ cluster: 'existing', node_config: { service_account: 'nodes@acme-platform.iam.gserviceaccount.com', tags: ['gke-existing-nodes'] } });
  expect(Object.values(template.resourcesOfType('google_compute_firewall')).map(({ name }) => String(name)).sort()).toEqual(['existing-health-checks', 'existing-webhooks']);
  expect(template.outputs().id.value).toBe('projects/acme-platform/locations/europe-west4/clusters/existing');
});

test('Pools that have more pods than the network has addresses are refused', () => {
  const small = () => inGoogleStack((stack) => gkeClusterWithPool(stack, { network: existingGoogleNetwork(stack, { podCidrBlock: '10.8.0.0/20' }) }));

  expect(small).toThrow('network-addresses-exhausted');
});

test('The parts of a cluster are those of its control plane', () => {
  const template = inGoogleStack((stack) => {
    const parts = google.GkeParts.of(gkeCluster(stack));
    new TerraformOutput(stack, 'parts', { value: { ...parts } });
  });

  const shown = JSON.stringify(template.outputs().parts.value);
  for (const part of ['google_container_cluster.', 'google_service_account.', 'gke-production-cluster-nodes', 'workload_pool']) expect(shown).toContain(part);
});
