// Writes lib/kubernetes/judgement/private/kubernetes-roles.generated.ts from the roles and bindings with which the tests of Kubernetes
// compare what an API server makes by itself (Apache-2.0). With a path, reads that directory in place of GitHub's tag:
//   node scripts/refresh/kubernetes-roles.mjs v1.34.4 [plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = 'plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata';
const TARGET = fileURLToPath(new URL('../../lib/kubernetes/judgement/private/kubernetes-roles.generated.ts', import.meta.url));

const [version, directory] = process.argv.slice(2);
if (!/^v1\.\d+\.\d+$/.test(version ?? '')) throw new Error('Name the version of Kubernetes, such as v1.34.4');

async function read(file) {
  if (directory !== undefined) return readFileSync(join(directory, file), 'utf8');
  const response = await fetch(`https://raw.githubusercontent.com/kubernetes/kubernetes/${version}/${FOLDER}/${file}`);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.text();
}

// The part of YAML that Kubernetes writes: block style, lists as deep as the key that they belong to.
function parse(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '').map((line) => ({ depth: line.search(/\S/), content: line.trim() }));
  return block(lines, 0);
}

function block(lines, depth) {
  return lines[0]?.content.startsWith('- ') ? list(lines, depth) : mapping(lines, depth);
}

function list(lines, depth) {
  const items = [];
  while (lines[0]?.depth === depth && lines[0].content.startsWith('- ')) {
    const content = lines[0].content.slice(2);
    if (/^[\w.-]+:( |$)/.test(content)) {
      lines[0] = { depth: depth + 2, content };
      items.push(mapping(lines, depth + 2));
    } else {
      lines.shift();
      items.push(scalar(content));
    }
  }
  return items;
}

function mapping(lines, depth) {
  const members = {};
  while (lines[0]?.depth === depth && !lines[0].content.startsWith('- ')) {
    const [, key, value] = /^("[^"]*"|[^\s:]+(?:\/[^\s:]+)?):(?: (.*))?$/.exec(lines.shift().content);
    members[key] = value === undefined ? block(lines, lines[0].depth) : scalar(value);
  }
  return members;
}

function scalar(text) {
  if (text === 'null' || text === '{}' || text === '[]') return undefined;
  return /^['"]/.test(text) ? text.slice(1, -1) : text;
}

const words = (list = []) => list.map((word) => (word === '' ? '""' : word)).join(' ');
const ruleText = (rule) => [rule.verbs, rule.apiGroups, rule.resources, rule.resourceNames, rule.nonResourceURLs].map(words).join(' | ').replace(/( \| )+$/, '').trimEnd();
const subjectText = ({ kind, name, namespace }) => [kind, name, namespace].filter((part) => part !== undefined).join(' ');

function roleRow({ metadata, aggregationRule, rules }) {
  const labels = Object.keys(metadata.labels).filter((key) => key.startsWith('rbac.authorization.k8s.io/'));
  const aggregates = (aggregationRule?.clusterRoleSelectors ?? []).flatMap(({ matchLabels }) => Object.keys(matchLabels));
  const lines = (rules ?? []).map((rule) => `      '${ruleText(rule)}',`);
  const lists = (keys) => `[${keys.map((key) => `'${key}'`).join(', ')}]`;
  return `  {\n    name: '${metadata.name}', labels: ${lists(labels)}, aggregates: ${lists(aggregates)},\n    rules: [${lines.length > 0 ? `\n${lines.join('\n')}\n    ` : ''}],\n  },`;
}

const roles = parse(await read('cluster-roles.yaml')).items;
const bindings = parse(await read('cluster-role-bindings.yaml')).items.filter(({ subjects }) => subjects !== undefined);
if (roles.length < 30 || bindings.length < 10) throw new Error(`${roles.length} roles and ${bindings.length} bindings: has the form of the files changed?`);
const bindingRows = bindings.map(({ metadata, roleRef, subjects }) => `  { name: '${metadata.name}', role: '${roleRef.name}', subjects: [${subjects.map((subject) => `'${subjectText(subject)}'`).join(', ')}] },`);

writeFileSync(
  TARGET,
  `// Written by scripts/refresh/kubernetes-roles.mjs: do not edit.
// Source: https://github.com/kubernetes/kubernetes/tree/${version}/${FOLDER} (Apache-2.0), read ${new Date().toISOString().slice(0, 10)}

/** The roles of the whole cluster that an API server makes. A rule is "verbs | API groups | resources | names | URLs"; labels and aggregates have the value true. */
export const KUBERNETES_CLUSTER_ROLES = [
${roles.map(roleRow).join('\n')}
];

/** The bindings of the whole cluster that an API server makes. A subject is "kind name namespace". */
export const KUBERNETES_CLUSTER_ROLE_BINDINGS = [
${bindingRows.join('\n')}
];
`,
);
console.log(`${roles.length} roles, ${bindings.length} bindings`);
