import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ConfiguredMachine, configurations, VERSIONS, writeMachine } from '../kubeadm/configurations';
import { ToolSetName } from '../kubernetes-tools/tool-sets';
import { areBuilt, toolsOf } from '../kubernetes-tools/tools';
import { Programs, started, validated } from './configurations/programs';
import { figure } from './support/figures';
import { MISSING, prepared } from './support/prepared';

const FILES = ['cluster.yaml', 'etcd.yaml'].map((name) => join('etc/production-cluster/kubeadm', name));
const TIMEOUT_MS = 300_000;

const variantOf = ({ name }: ConfiguredMachine): string => name.split('/')[1];

describe.each(VERSIONS.map(({ version }) => version))('What is rendered for Kubernetes %s', (minor) => {
  const tools = `kubernetes-${minor}` as ToolSetName;
  const machines = configurations().filter(({ version }) => version === minor);
  const variants = [...new Set(machines.map(variantOf))];
  const runs = canRun(tools);
  const check = runs ? test : test.skip;
  let directory: string;
  let programs: Programs;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'e2e-configurations-'));
    if (runs) programs = { kubernetes: await toolsOf(tools), etcd: prepared().etcd.directory };
  });

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  check('is valid for its kubeadm, every file of every machine', async () => {
    const files = machines.flatMap((machine) => FILES.map((file) => join(writeMachine(machine, directory), file))).filter(existsSync);
    const outcomes = await Promise.all(files.map(async (file) => ({ file, ...(await validated(programs, file)) })));
    figure(`kubeadm ${minor} read ${files.length} files`);
    expect(outcomes.filter(({ code, output }) => code !== 0 || output.trim() !== 'ok')).toEqual([]);
    expect(files.length).toBeGreaterThan(variants.length);
  }, TIMEOUT_MS);

  check.each(variants)('starts a real control plane: %s', async (variant) => {
    const own = machines.filter((machine) => variantOf(machine) === variant);
    const [member, memberOfEtcd = member] = ['cp-0', 'etcd-0'].map((name) => own.find((machine) => machine.name.endsWith(`/${name}`))).map((machine) => machine && writeMachine(machine, directory));
    const work = join(directory, `work-${variant}`);
    mkdirSync(work);
    const [ofEvents, withoutEvents] = variant === 'external' ? [['etcd-events'], ['kube-apiserver-without-events']] : [[], []];
    expect(await started(programs, work, member ?? '', memberOfEtcd ?? '')).toEqual(['etcd', ...ofEvents, 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', ...withoutEvents]);
  }, TIMEOUT_MS);
});

/** Whether the programs are there; says so where they are not. */
function canRun(tools: ToolSetName): boolean {
  if (process.env[MISSING] !== undefined) return false;
  if (areBuilt(tools)) return true;
  figure(`SKIPPED, not passed: ${tools} is not built (npx tsx test/kubernetes-tools/build.ts ${tools})`);
  return false;
}
