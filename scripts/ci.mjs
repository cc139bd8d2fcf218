// Everything that must hold before a change lands. The last line is the count: `N passed, N failed, N skipped`.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './ci/processes.mjs';
import { failed, jestResult, passed, skipped, unittestResult } from './ci/results.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MISSING_PREREQUISITE = 3;

async function succeeds(command, args, options) {
  const { code, output } = await run(command, args, { cwd: ROOT, ...options });
  return code === 0 ? passed() : failed(output);
}

const script = (name, ...args) => () => succeeds('npm', ['run', '--silent', name, ...(args.length > 0 ? ['--', ...args] : [])]);
const longScript = (name, minutes) => () => succeeds('npm', ['run', '--silent', name], { minutes });

const jest = async (args, options) => jestResult(await run('npm', args, { cwd: ROOT, ...options }));

const synthesizes = (folder) => () => succeeds('npx', ['--no-install', 'cdktf', 'synth'], { cwd: join(ROOT, folder), env: { CHECKPOINT_DISABLE: '1' } });

/** Runs a check with what `prerequisites.ts` finds, or skips it and says what this machine lacks. */
const needing = (prerequisite, check) => async () => {
  const { code, output } = await run(join(ROOT, 'node_modules/.bin/tsx'), ['scripts/ci/prerequisites.ts', prerequisite], { cwd: ROOT, minutes: 12 });
  if (code === MISSING_PREREQUISITE) return skipped(output);
  return code === 0 ? check(output.trim().split('\n').pop()) : failed(output);
};

async function pythonTests(python) {
  return unittestResult(await run(python, ['-B', '-m', 'unittest', 'discover', '--start-directory', 'test/embedded-aws'], { cwd: ROOT, minutes: 10 }));
}

/** What the others read. */
const FIRST = [['build', script('build')]];

/** Checks that need one processor, of which two run at a time: the longest first. */
const SINGLE = [
  ['plans of the examples, read by checkov', needing('checkov', longScript('e2e:checkov', 20))],
  ['CDK Terrain in the place of cdktf', script('e2e:cdktn')],
  ['newest AWS bindings', script('e2e:bindings')],
  ['objects of the apps, read by kubernetes-validate and kube-score', needing('judges', longScript('e2e:judges', 12))],
  ['lint', script('lint')],
  ['package, installed from its tarball', script('e2e:package')],
  ['embedded AWS', needing('python', pythonTests)],
  ['the report of readiness, in a browser', () => jest(['run', 'e2e:report'], { minutes: 10 })],
  ['types', script('typecheck')],
  ['API.md is up to date', script('docs:api', '--check')],
  ['the app at the top synthesizes', synthesizes('.')],
  ...readdirSync(join(ROOT, 'examples')).filter((name) => existsSync(join(ROOT, 'examples', name, 'cdktf.json'))).map((name) => [`examples/${name} synthesizes`, synthesizes(`examples/${name}`)]),
];

/** Checks that use all processors there are. */
const WHOLE = [
  ['properties, 2000 runs each', () => jest(['test', '--', 'test/properties'], { env: { PROPERTY_RUNS: '2000' }, minutes: 30 })],
  // The first time it builds Kubernetes, which takes a quarter of an hour on two cores.
  ['access to a real API server', needing('kubernetes', () => jest(['run', 'e2e:rbac'], { minutes: 45 }))],
  ['GKE, planned by the real Google provider', needing('google', () => jest(['run', 'e2e:google'], { minutes: 15 }))],
  // The two topologies of a self-managed cluster differ in their members alone, and CI has 45 minutes.
  ['clusters on the embedded AWS, with Terraform; NOT test/e2e/kubeadm-external', needing('terraform', () => jest(['run', 'e2e:aws', '--', '--testPathIgnorePatterns', 'kubeadm-external'], { minutes: 40 }))],
  ['programs of machines, run by bash', needing('bash', () => jest(['run', 'e2e:programs'], { minutes: 15 }))],
  // The drills take longer than CI may: it boots machines, and leaves out boots of whole clusters, losses, restores and rolls (npm run e2e:kubeadm).
  ['machines of the laboratory, and what is rendered for them; NOT the drills stacked, external and cold-boot of npm run e2e:kubeadm', needing('kubeadm', () => jest(['run', 'e2e:kubeadm', '--', ...['laboratory', 'configurations', 'pki-race'].map((name) => `test/e2e-kubeadm/${name}.e2e`)], { minutes: 15 }))],
];

// A failing test may print a whole plan; what matters stands at the start and at the end.
const SHOWN = 40_000;
const shortened = (text) => (text.length > 2 * SHOWN ? `${text.slice(0, SHOWN)}\n[…]\n${text.slice(-SHOWN)}` : text);

const total = { passed: 0, failed: 0, skipped: 0 };

async function check([name, action]) {
  console.log(`${name} ...`);
  const start = Date.now();
  const result = await action();
  for (const key of Object.keys(total)) total[key] += result[key];
  if (result.failed > 0) console.log(shortened(result.text.trimEnd()));
  const missing = result.passed + result.failed === 0 ? ` SKIPPED: ${result.text.trim()}` : '';
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped (${Math.round((Date.now() - start) / 1000)} s)${missing}`);
  return result;
}

/** Runs checks, so many at a time. */
async function checkAll(checks, atATime) {
  const waiting = [...checks];
  await Promise.all(Array.from({ length: atATime }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(next);
  }));
}

const install = await check(['npm cit', () => jest(['cit'], { minutes: 15 })]);
// Without an installation nothing else can say anything.
if (install.passed > 0) {
  await checkAll(FIRST, 1);
  await checkAll(SINGLE, 2);
  await checkAll(WHOLE, 1);
}
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
