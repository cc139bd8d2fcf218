// Compiles lib/ to dist/ with jsii, then does what jsii does not: lazy namespaces, lazy exports and files that are not TypeScript.
// `--if-stale` does nothing when the last build is newer than everything that it was made from.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LIB = join(ROOT, 'lib');
const DIST = join(ROOT, 'dist');
// jsii writes the assembly last and only when all is well, so its time is the time of the build.
const ASSEMBLY = join(ROOT, '.jsii');
const SOURCES = [LIB, join(ROOT, 'package.json'), join(ROOT, 'scripts/build.mjs')];
// jsii names a file of its own: tsconfig.json is the one for editors and checks.
const JSII_TSCONFIG = 'tsconfig.jsii.json';
const NEVER_SHIPPED = /(^|[\\/])(__pycache__|\..*)$|\.(ts|pyc)$/;
const LAZY_NAMESPACES = ['aws', 'google', 'kubeadm'];

function newestTime(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const entries = readdirSync(path).filter((name) => name !== '__pycache__');
  return Math.max(stat.mtimeMs, ...entries.map((name) => newestTime(join(path, name))));
}

function isFresh() {
  if (!existsSync(ASSEMBLY) || !existsSync(join(DIST, 'index.js'))) return false;
  return statSync(ASSEMBLY).mtimeMs > Math.max(...SOURCES.map(newestTime));
}

function compile() {
  rmSync(DIST, { recursive: true, force: true });
  rmSync(ASSEMBLY, { force: true });
  const jsii = createRequire(import.meta.url).resolve('jsii/bin/jsii');
  const args = [jsii, '--silence-warnings=reserved-word', `--generate-tsconfig=${JSII_TSCONFIG}`];
  // Node 20 is supported here for as long as cdktf's own command line runs on it.
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
  rmSync(join(ROOT, JSII_TSCONFIG), { force: true });
  rmSync(join(DIST, 'tsconfig.tsbuildinfo'), { force: true });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  process.exit(1);
}

/**
 * `exports.aws = require("./aws")` becomes a getter: an app loads only the clouds that it uses.
 * The getter returns a plain property, the one form in which Node finds the names for `import { aws }` in ES modules.
 */
function makeNamespacesLazy() {
  const index = join(DIST, 'index.js');
  const found = [];
  const text = readFileSync(index, 'utf8').replace(/^exports\.(\w+) = require\((".*?")\);$/gm, (_, name, path) => {
    found.push(name);
    return [
      `const ${name}Namespace = { get module() { Object.defineProperty(this, "module", { value: require(${path}) }); return this.module; } };`,
      `Object.defineProperty(exports, "${name}", { enumerable: true, get: function () { return ${name}Namespace.module; } });`,
    ].join('\n');
  });
  const expected = LAZY_NAMESPACES.filter((name) => existsSync(join(DIST, name, 'index.js')));
  if (found.sort().join() !== expected.sort().join()) {
    throw new Error(`dist/index.js exports the namespaces [${found}] where [${expected}] were expected: has the compiler's output changed?`);
  }
  writeFileSync(index, text);
}

// A module that is loaded when something of it is first asked for.
const late = (name, load) => `let ${name}Loaded; const ${name} = new Proxy({}, { get: (_, key) => (${name}Loaded ??= ${load})[key] });`;

/** `export *` of an index becomes a getter for each name, in the same form: an app loads only the files of which it uses something. */
function makeIndexesLazy() {
  const load = createRequire(import.meta.url);
  for (const folder of ['', ...LAZY_NAMESPACES]) {
    const index = join(DIST, folder, 'index.js');
    if (!existsSync(index)) continue;
    let count = 0;
    const text = readFileSync(index, 'utf8').replace(/^__exportStar\(require\("(.*?)"\), exports\);$/gm, (_, path) => {
      const names = Object.keys(load(join(DIST, folder, path)));
      count += 1;
      const file = `file${count}`;
      const getters = names.map((name) => `Object.defineProperty(exports, "${name}", { enumerable: true, get: function () { return ${file}.${name}; } });`);
      return names.length === 0 ? '' : [late(file, `require("${path}")`), ...getters].join('\n');
    });
    if (count === 0) throw new Error(`${index} exports nothing by stars: has the compiler's output changed?`);
    writeFileSync(index, text);
  }
}

/** The bindings of pods take longer to load than the rest of the library, and few apps use them: they are loaded when they are first used. */
function loadPodsLate() {
  const folder = join(DIST, 'kubernetes/workloads/private');
  for (const path of readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => join(folder, name))) {
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(/^const (\w+) = (require\("@cdktf\/provider-kubernetes\/lib\/(?:deployment|daemon-set)-v1"\));$/gm, (_, name, load) => late(name, load)));
  }
}

function copyOtherFiles() {
  cpSync(LIB, DIST, { recursive: true, filter: (path) => !NEVER_SHIPPED.test(relative(LIB, path)) });
  chmodSync(join(DIST, 'cli/production-cluster.js'), 0o755);
}

if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);
compile();
makeIndexesLazy();
makeNamespacesLazy();
loadPodsLate();
copyOtherFiles();
utimesSync(ASSEMBLY, new Date(), new Date());
