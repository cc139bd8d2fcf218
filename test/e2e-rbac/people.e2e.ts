import { X509Certificate } from 'crypto';
import { readFileSync } from 'fs';
import { TerraformOutput } from 'cdktf';
import { UserCertificate } from 'cdktf-production-cluster';
import { eventually } from '../support/eventually';
import { company } from './apps/company';
import { certificateRequest } from './support/certificates';
import { Client, KubernetesObject } from './support/client';
import { Kubectl } from './support/kubectl';
import { builtPrograms } from './support/prepared';
import { story } from './support/story';
import { World } from './support/world';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const REQUESTS = '/apis/certificates.k8s.io/v1/certificatesigningrequests';
const BREAK_GLASS = ['--as=break-glass', '--as-group=production-cluster:break-glass'];
const TEN_MINUTES_S = 600;

interface AuditEvent {
  readonly user: { readonly username: string };
  readonly impersonatedUser?: { readonly username: string; readonly groups: readonly string[] };
  readonly verb: string;
  readonly requestURI: string;
}

function bindingOf(role: string, namespace?: string): KubernetesObject {
  const subjects = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'newcomer' }];
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role };
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind: namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding', metadata: { name: `newcomer-${role}`, namespace }, roleRef, subjects };
}

async function roleOfPreset(root: Client, preset: string): Promise<string> {
  const roles = await root.list(`${RBAC}/clusterroles`);
  const found = roles.map(({ metadata }) => metadata.name).filter((name) => name.endsWith(`-${preset}`) && !name.startsWith('system:'));
  expect(found).toHaveLength(1);
  return found[0];
}

story('The people of the platform', (step) => {
  let world: World;
  let root: Client;
  let jane: Client;
  beforeAll(async () => {
    world = await World.create();
    await world.apply((stack, cluster) => company(stack, cluster));
    root = world.controlPlane.root;
    jane = await world.controlPlane.login({ name: 'jane', groups: ['platform-oncall'] });
  });
  afterAll(() => world.stop());

  step('give each preset but break-glass to others', async () => {
    for (const preset of ['viewer', 'developer', 'ci-deployer', 'operator', 'administrator']) {
      const role = await roleOfPreset(root, preset);
      await jane.create(`${RBAC}/namespaces/search/rolebindings`, bindingOf(role, 'search'));
      if (preset !== 'developer' && preset !== 'ci-deployer') await jane.create(`${RBAC}/clusterrolebindings`, bindingOf(role));
    }
  });

  for (const role of ['cluster-admin', 'admin', 'system:node', 'system:kube-controller-manager']) {
    step(`cannot give ${role}`, async () => {
      await expect(jane.create(`${RBAC}/clusterrolebindings`, bindingOf(role))).rejects.toThrow(/is attempting to grant RBAC permissions not currently held/);
    });
  }

  step('cannot break the glass for others, nor write themselves a role with more than they have', async () => {
    const refusal = /is attempting to grant RBAC permissions not currently held/;
    await expect(jane.create(`${RBAC}/clusterrolebindings`, bindingOf(await roleOfPreset(root, 'break-glass')))).rejects.toThrow(refusal);
    const administrator = await roleOfPreset(root, 'administrator');
    const { rules } = await jane.get(`${RBAC}/clusterroles/${administrator}`);
    const more = [...(rules as object[]), { apiGroups: [''], resources: ['secrets'], verbs: ['list'] }];
    await expect(jane.patch(`${RBAC}/clusterroles/${administrator}`, { rules: more })).rejects.toThrow(refusal);
  });

  step('may do nothing before they break the glass, and everything once they have', async () => {
    const kubectl = new Kubectl(builtPrograms().kubernetes, await world.controlPlane.kubeconfigFile({ name: 'emergency@example.com' }));
    expect((await kubectl.run(['get', 'secrets', '-A'])).errors).toMatch(/cannot list resource "secrets"/);
    expect((await kubectl.run(['get', 'secrets', '-A', '--as=root', '--as-group=system:masters'])).errors).toMatch(/cannot impersonate/);
    expect((await kubectl.run(['get', 'secrets', '-A', '--as=break-glass'])).errors).toMatch(/cannot list resource "secrets"/);
    await kubectl.succeed(['get', 'secrets', '-A', ...BREAK_GLASS]);
    await kubectl.succeed(['delete', 'namespace', 'search', '--wait=false', '--dry-run=server', ...BREAK_GLASS]);
  });

  step('cannot break the glass unless they are named for it', async () => {
    for (const name of ['dora', 'jane']) {
      const kubectl = new Kubectl(builtPrograms().kubernetes, await world.controlPlane.kubeconfigFile({ name, groups: name === 'jane' ? ['platform-oncall'] : [] }));
      expect((await kubectl.run(['get', 'secrets', '-A', ...BREAK_GLASS])).errors).toMatch(/cannot impersonate/);
    }
  });

  step('leave both names in the audit log when they break it', () => {
    const events = readFileSync(world.controlPlane.auditLog, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as AuditEvent);
    const broken = events.filter(({ impersonatedUser }) => impersonatedUser?.groups.includes('production-cluster:break-glass'));
    expect(broken).toContainEqual(expect.objectContaining({
      verb: 'list',
      user: expect.objectContaining({ username: 'emergency@example.com' }) as AuditEvent['user'],
      impersonatedUser: expect.objectContaining({ username: 'break-glass' }) as AuditEvent['user'],
    }));
    return Promise.resolve();
  });

  step('let somebody log in with a certificate that soon ends', async () => {
    const { request, key } = await certificateRequest({ name: 'newcomer@example.com', groups: ['auditors'] });
    const applied = world.apply((stack, cluster) => {
      company(stack, cluster);
      const { certificate: value } = new UserCertificate(stack, 'Newcomer', { cluster, request, expirationSeconds: TEN_MINUTES_S });
      new TerraformOutput(stack, 'Certificate', { value }).overrideLogicalId('certificate');
    });
    const name = await requestName(root);
    await expect(approve(jane, name)).rejects.toThrow(/cannot update resource "certificatesigningrequests\/approval"/);
    await approve(await world.controlPlane.login({ name: 'carl', groups: ['security'] }), name);
    await applied;
    // The provider removes the request as soon as it has the certificate.
    const certificate = (await world.output('certificate')) ?? (await certificateOf(root, name));
    const newcomer = world.controlPlane.client({ certificate, key });
    expect(await newcomer.list('/api/v1/pods')).toEqual([]);
    await expect(newcomer.list('/api/v1/secrets')).rejects.toThrow(/User "newcomer@example.com" cannot list/);
    expect(secondsLeft(certificate)).toBeLessThanOrEqual(TEN_MINUTES_S);
  });
});

function requestName(client: Client): Promise<string> {
  return eventually('a request for a certificate', async () => (await client.list(REQUESTS))[0]?.metadata.name);
}

function certificateOf(client: Client, name: string): Promise<string> {
  return eventually('a certificate', async () => {
    const { certificate } = (await client.get(`${REQUESTS}/${name}`)).status as { readonly certificate?: string };
    return certificate && Buffer.from(certificate, 'base64').toString();
  });
}

async function approve(client: Client, name: string): Promise<void> {
  const request = await client.get(`${REQUESTS}/${name}`);
  const conditions = [{ type: 'Approved', status: 'True', reason: 'Known', message: 'Somebody has looked at it' }];
  await client.replace(`${REQUESTS}/${name}/approval`, { ...request, status: { conditions } });
}

function secondsLeft(certificate: string): number {
  return (Date.parse(new X509Certificate(certificate).validTo) - Date.now()) / 1000;
}
