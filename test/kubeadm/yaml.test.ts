import { toYaml, toYamlDocuments, YamlValue } from '../../lib/kubeadm/private/yaml';

test.each<[string, YamlValue, string]>([
  ['plain text', { a: 'Node' }, 'a: Node\n'],
  ['a path and an address', { a: '/etc/x.conf', b: 'https://api:6443/x' }, 'a: /etc/x.conf\nb: https://api:6443/x\n'],
  ['numbers and truth', { a: 1, b: false }, 'a: 1\nb: false\n'],
  ['text that looks like a number', { a: '30', b: '0644', c: '1e3' }, 'a: "30"\nb: "0644"\nc: "1e3"\n'],
  ['text that looks like truth or nothing', { a: 'true', b: 'No', c: 'null', d: 'y', e: '' }, 'a: "true"\nb: "No"\nc: "null"\nd: "y"\ne: ""\n'],
  ['text with a meaning', { a: '@@NODE_NAME@@', b: 'a: b', c: '- x', d: '#x', e: "!user.name == 'x'", f: 'a #b' }, 'a: "@@NODE_NAME@@"\nb: "a: b"\nc: "- x"\nd: "#x"\ne: "!user.name == \'x\'"\nf: "a #b"\n'],
  ['members that are undefined', { a: undefined, b: 'x' }, 'b: x\n'],
  ['what is empty', { a: {}, b: [] }, 'a: {}\nb: []\n'],
  ['maps in maps', { a: { b: { c: 1 } } }, 'a:\n  b:\n    c: 1\n'],
  ['lists of maps', { a: [{ b: 1, c: 2 }, { b: [3] }] }, 'a:\n  - b: 1\n    c: 2\n  - b:\n      - 3\n'],
  ['lists of lists', { a: [['x', 'k'], ['z']] }, 'a:\n  - - x\n    - k\n  - - z\n'],
  ['text of several lines', { a: { b: 'x\n\n  y: ${Z}\n' } }, 'a:\n  b: |\n    x\n\n      y: ${Z}\n'],
  ['lines that a block cannot hold', { a: ' x\ny\n', b: 'x\ny', c: 'x\r\ny\n' }, 'a: " x\\ny\\n"\nb: "x\\ny"\nc: "x\\r\\ny\\n"\n'],
  ['characters that cannot be seen', { a: 'x\u0000\u0085\u2028' }, 'a: "x\\u0000\\u0085\\u2028"\n'],
])('%s', (_, value, text) => {
  expect(toYaml(value)).toBe(text);
});

test('several documents', () => {
  expect(toYamlDocuments([{ a: 1 }, { b: 2 }])).toBe('a: 1\n---\nb: 2\n');
});
