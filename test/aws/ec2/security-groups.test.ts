import { Fn } from 'cdktf';
import { aws } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { PortPeer, PortProtocol } from '../../../lib/kubeadm/port-rule';
import { addressOf } from '../../support/blocks';
import { ec2Template, EXTERNAL, PORT_RULES } from '../../support/ec2';

const INGRESS = 'aws_vpc_security_group_ingress_rule';
const EGRESS = 'aws_vpc_security_group_egress_rule';
const LABELS: Record<string, string> = { LoadBalancer: 'load-balancer', ControlPlane: 'control-plane', Etcd: 'etcd', Workers: 'workers' };

describe('Security groups let through', () => {
  test('the table of ports and nothing else, where etcd has machines of its own', () => {
    const template = ec2Template({ options: { members: EXTERNAL } });
    const wanted = PORT_RULES.flatMap(({ protocol, fromPort, toPort, to, from }) => from.map((peer) => `${peer === PortPeer.CLIENTS ? '10.0.0.0/16' : peer} ${protocol} ${fromPort}-${toPort} ${to}`));

    expect(connections(template, INGRESS)).toEqual(wanted.sort());
  });

  test('the same with the control plane in the place of etcd, each connection once, where it is stacked', () => {
    const template = ec2Template();
    const wanted = PORT_RULES.flatMap(({ protocol, fromPort, toPort, to, from }) =>
      from.map((peer) => `${peer === PortPeer.CLIENTS ? '10.0.0.0/16' : peer} ${protocol} ${fromPort}-${toPort} ${to}`.replaceAll('etcd', 'control-plane')));

    expect(connections(template, INGRESS)).toEqual([...new Set(wanted)].sort());
    expect(template.toJson()).not.toContain('EtcdSecurityGroup');
  });

  test('out what is let in elsewhere, TLS from the control plane and etcd, and all from workers', () => {
    const template = ec2Template({ options: { members: EXTERNAL } });
    const inside = PORT_RULES.flatMap(({ protocol, fromPort, toPort, to, from }) => from.filter((peer) => peer !== PortPeer.CLIENTS).map((peer) => `${peer} ${protocol} ${fromPort}-${toPort} ${to}`));

    expect(connections(template, EGRESS)).toEqual([...inside, 'control-plane tcp 443-443 0.0.0.0/0', 'etcd tcp 443-443 0.0.0.0/0', 'workers -1 all 0.0.0.0/0'].sort());
  });

  test('nobody of the internet in', () => {
    expect(JSON.stringify(ec2Template().resourcesOfType(INGRESS))).not.toContain('0.0.0.0/0');
  });
});

describe('Clients', () => {
  const clients = (props: aws.Ec2InfrastructureProps, network = {}) =>
    Object.values(ec2Template({ props, network }).resourcesOfType(INGRESS)).flatMap(({ cidr_ipv4: cidr }) => (cidr === undefined ? [] : [cidr])).sort();

  test('are those that are named', () => {
    expect(clients({ clientCidrBlocks: ['10.9.0.0/16', '192.168.0.0/24'] })).toEqual(['10.9.0.0/16', '192.168.0.0/24']);
  });

  test('are the addresses of the network, which AWS tells where nobody else does', () => {
    const vpc = addressOfData(ec2Template({ network: { cidrBlock: undefined } }));

    expect(clients({}, { cidrBlock: undefined })).toEqual([`\${${vpc}.cidr_block}`]);
  });

  test('may be known to Terraform alone', () => {
    expect(clients({ clientCidrBlocks: [Fn.cidrsubnet('10.0.0.0/8', 8, 1)] })).toEqual(['${cidrsubnet("10.0.0.0/8", 8, 1)}']);
  });
});

test('A rule keeps its address whatever other rules there are, in whatever order', () => {
  const other = { description: 'one more', protocol: PortProtocol.UDP, fromPort: 51871, toPort: 51871, to: PortPeer.WORKERS, from: [PortPeer.WORKERS] };
  const before = Object.keys(ec2Template().resourcesOfType(INGRESS));
  const after = Object.keys(ec2Template({ options: { portRules: [other, ...[...PORT_RULES].reverse()] } }).resourcesOfType(INGRESS));

  expect(after).toEqual(expect.arrayContaining(before));
  expect(after).toHaveLength(before.length + 1);
});

test('The load balancer is internal and has a group of its own', () => {
  const template = ec2Template();

  expect(template.onlyResource('aws_lb')).toMatchObject({ internal: true, load_balancer_type: 'network', enable_deletion_protection: true, security_groups: [`\${${addressOf(template, 'aws_security_group', 'LoadBalancer')}.id}`] });
  expect(template.onlyResource('aws_lb_target_group')).toMatchObject({
    preserve_client_ip: 'false', deregistration_delay: '60', connection_termination: true, target_health_state: [{ enable_unhealthy_connection_termination: false }],
    health_check: { protocol: 'HTTPS', path: '/readyz', matcher: '200', interval: 10, healthy_threshold: 2, unhealthy_threshold: 2 },
  });
});

test('The load balancer asks at the path that the cluster names', () => {
  const template = ec2Template({ options: { apiHealthPath: '/readyz?exclude=etcd-override-0' } });

  expect(template.onlyResource('aws_lb_target_group')).toMatchObject({ health_check: { path: '/readyz?exclude=etcd-override-0' } });
});

const addressOfData = (template: Template): string => {
  const { data } = JSON.parse(template.toJson()) as { data: Record<string, Record<string, unknown>> };
  return `data.aws_vpc.${Object.keys(data.aws_vpc)[0]}`;
};

// Each rule as "who connects, protocol and ports, who listens".
function connections(template: Template, type: string): string[] {
  const nameOf = (reference: unknown): string => {
    const [, label] = /Cluster_([A-Za-z]+)SecurityGroup_/.exec(String(reference)) ?? [];
    return label === undefined ? String(reference) : LABELS[label];
  };
  return Object.values(template.resourcesOfType(type)).map(({ security_group_id: own, referenced_security_group_id: other, cidr_ipv4: cidr, ip_protocol: protocol, from_port: from, to_port: to }) => {
    const ports = from === undefined ? 'all' : `${String(from)}-${String(to)}`;
    const ends = [nameOf(other ?? cidr), nameOf(own)];
    const [source, target] = type === INGRESS ? ends : ends.reverse();
    return `${source} ${String(protocol)} ${ports} ${target}`;
  }).sort();
}
