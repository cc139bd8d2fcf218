import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { Template } from 'cdktf-production-cluster/testing';
import { google } from 'cdktf-production-cluster';
import { clusterFirewall, ClusterFirewallProps } from '../../lib/google/private/firewall';
import { addressOf, only } from '../support/blocks';
import { inStack } from '../support/stacks';

const REGION = 'europe-west4';
const CONTROL_PLANE = '172.16.0.0/28';

const existing = (stack: TerraformStack, hostProject?: string) =>
  google.Network.fromNetworkAttributes(stack, 'Network', {
    networkId: 'projects/acme-network/global/networks/shared', subnetworkId: 'projects/acme-network/regions/europe-west4/subnetworks/shop',
    region: REGION, podRangeName: 'pods', serviceRangeName: 'services', hostProject,
  });
const firewall = (props: Partial<ClusterFirewallProps> = {}, networkOf: (stack: TerraformStack) => google.INetwork = existing): Template =>
  inStack((stack) => {
    new GoogleProvider(stack, 'Google', { project: 'acme-platform', region: REGION });
    clusterFirewall(stack, { network: networkOf(stack), name: 'shop', networkTag: 'shop-nodes', ...props });
  });
const rules = (template: Template) => Object.values(template.resourcesOfType('google_compute_firewall'));

describe('The firewall of a cluster', () => {
  test('lets health checks reach what a node answers for services', () => {
    expect(firewall().onlyResource('google_compute_firewall')).toMatchObject({
      name: 'shop-health-checks',
      direction: 'INGRESS',
      source_ranges: ['35.191.0.0/16', '130.211.0.0/22', '209.85.152.0/22', '209.85.204.0/22'],
      allow: [{ protocol: 'tcp', ports: ['30000-32767', '10256'] }],
    });
  });

  test('lets a control plane with addresses call webhooks, and logs it', () => {
    const template = firewall({ controlPlaneCidrBlock: CONTROL_PLANE, webhookPorts: [8443, 9443] });

    expect(only(template, 'google_compute_firewall', 'Webhooks')).toMatchObject({
      name: 'shop-webhooks', source_ranges: [CONTROL_PLANE], allow: [{ protocol: 'tcp', ports: ['8443', '9443'] }], log_config: { metadata: 'INCLUDE_ALL_METADATA' },
    });
  });

  test.each<[string, Partial<ClusterFirewallProps>]>([
    ['addresses', { webhookPorts: [8443] }],
    ['ports', { controlPlaneCidrBlock: CONTROL_PLANE }],
    ['any of its ports', { controlPlaneCidrBlock: CONTROL_PLANE, webhookPorts: [] }],
  ])('opens nothing for webhooks without %s', (_, props) => {
    expect(rules(firewall(props))).toHaveLength(1);
  });

  test('concerns the nodes of the cluster alone, and denies nothing', () => {
    for (const rule of rules(firewall({ controlPlaneCidrBlock: CONTROL_PLANE, webhookPorts: [8443] }))) {
      expect(rule.target_tags).toEqual(['shop-nodes']);
      expect(rule).not.toHaveProperty('deny');
      expect(rule.source_ranges).not.toContain('0.0.0.0/0');
    }
  });

  test('lies in the host project of a Shared VPC', () => {
    const shared = firewall({ controlPlaneCidrBlock: CONTROL_PLANE, webhookPorts: [8443] }, (stack) => existing(stack, 'acme-network'));

    for (const rule of rules(shared)) expect(rule).toMatchObject({ project: 'acme-network', network: 'projects/acme-network/global/networks/shared' });
    expect(rules(firewall())[0]).not.toHaveProperty('project');
  });

  test('lies in the network that was made', () => {
    const template = firewall({}, (stack) => new google.Network(stack, 'Network', { region: REGION }));

    expect(template.onlyResource('google_compute_firewall').network).toBe(`\${${addressOf(template, 'google_compute_network')}.id}`);
  });

  test('takes values that only Terraform knows', () => {
    const template = inStack((stack) => {
      new GoogleProvider(stack, 'Google', { project: 'acme-platform' });
      const text = (name: string) => new TerraformVariable(stack, name, {}).stringValue;
      const webhookPorts = [new TerraformVariable(stack, 'port', {}).numberValue];
      clusterFirewall(stack, { network: existing(stack, text('host')), name: text('name'), networkTag: text('tag'), controlPlaneCidrBlock: text('cidr'), webhookPorts });
    });

    expect(only(template, 'google_compute_firewall', 'Webhooks')).toMatchObject({
      name: '${var.name}-webhooks', project: '${var.host}', source_ranges: ['${var.cidr}'], target_tags: ['${var.tag}'], allow: [{ ports: ['${var.port}'] }],
    });
  });
});
