import { PlanGuard } from '../../../lib/readiness/plan-guard';
import { findingsIn, planOf, REPLACE } from './support';

const SECRET = 'hunter2';
const SENSITIVE = '(sensitive value)';

/** The attributes of a replaced cluster, as `path: before → after`, with a star for those that force it. */
function attributesOf(change: object): string[] {
  const [{ attributes }] = findingsIn({ type: 'aws_eks_cluster', actions: REPLACE, change });
  return attributes.map(({ path, before, after, forcesReplacement }) => `${forcesReplacement ? '* ' : ''}${path}: ${before} → ${after}`);
}

describe('Values of a plan', () => {
  test.each<[string, object, string[]]>([
    ['inside of lists', { before: { a: [{ b: 1 }] }, after: { a: [{ b: 2 }] } }, ['a[0].b: 1 → 2']],
    ['lists that grow', { before: { a: ['x'] }, after: { a: ['x', 'y'] } }, ['a: ["x"] → ["x","y"]']],
    ['another kind of value', { before: { a: [1] }, after: { a: { b: 1 } } }, ['a: [1] → {"b":1}']],
    ['keys that are no names', { before: { tags: { 'a.b': 1 } }, after: { tags: { 'a.b': 2 } } }, ['tags["a.b"]: 1 → 2']],
    ['a value that goes', { before: { a: 1 }, after: {} }, ['a: 1 → null']],
    ['nothing said in two ways', { before: { a: null, b: [] }, after: { a: {}, c: null } }, []],
    ['what is only known later', { before: { a: 1, b: 1 }, after: { b: 2 }, after_unknown: { a: true } }, ['b: 1 → 2']],
    ['what is only known later and forces it', { before: { a: 1 }, after: {}, after_unknown: { a: true }, replace_paths: [['a']] }, ['* a: 1 → (known after apply)']],
    ['a part that forces it', { before: { a: [{ b: 1, c: 1 }] }, after: { a: [{ b: 2, c: 2 }] }, replace_paths: [['a', 0, 'b']] }, ['* a[0].b: 1 → 2', 'a[0].c: 1 → 2']],
    ['a whole that forces it', { before: { a: [1] }, after: { a: [2] }, replace_paths: [['a']] }, ['* a: [1] → [2]']],
    ['a part of an element of a set', { before: { a: [] }, after: { a: [] }, replace_paths: [['a', 3, 'b']] }, ['* a[3].b: null → null']],
    ['paths that are none', { before: { a: 1 }, after: { a: 2 }, replace_paths: [{}, 'a', [null]] }, ['a: 1 → 2']],
    ['a long text', { before: { a: 'x'.repeat(500) }, after: { a: 'y' } }, [`a: "${'x'.repeat(119)}… (502 characters) → "y"`]],
  ])('are told of %s', (_, change, expected) => {
    expect(attributesOf(change)).toEqual(expected);
  });

  test.each<[string, object]>([
    ['before', { before: { a: SECRET }, after: { a: 'x' }, before_sensitive: { a: true } }],
    ['after', { before: { a: 'x' }, after: { a: SECRET }, after_sensitive: { a: true } }],
    ['as a whole', { before: { a: [{ b: SECRET }] }, after: { a: [{ b: 'x' }] }, before_sensitive: { a: true } }],
    ['inside', { before: { a: [{ b: SECRET }, 1] }, after: { a: [{ b: 'x' }] }, before_sensitive: { a: [{ b: true }] } }],
    ['by marks of another form', { before: { a: [SECRET] }, after: { a: ['x'] }, before_sensitive: { a: { b: true } } }],
    ['with the whole resource', { before: { a: SECRET }, after: { a: 'x' }, before_sensitive: true }],
    ['as what forces it', { before: { a: [{ b: SECRET }] }, after: { a: [{ b: 'x' }] }, before_sensitive: { a: true }, replace_paths: [['a', 0, 'b']] }],
    ['around what forces it', { before: { a: [{ b: SECRET }] }, after: { a: [{ b: 'x' }] }, before_sensitive: { a: [{ b: true }] }, replace_paths: [['a']] }],
  ])('that are sensitive %s stand nowhere', (_, change) => {
    const result = PlanGuard.check(planOf({ type: 'aws_eks_cluster', actions: REPLACE, change }));
    expect(result.findings).toHaveLength(1);
    expect(JSON.stringify(result) + PlanGuard.describe(result)).not.toContain(SECRET);
    expect(JSON.stringify(result)).toContain(SENSITIVE);
  });

  test('that are sensitive stand in no command', () => {
    const group = { cluster_name: SECRET, node_group_name: 'General', scaling_config: [{ min_size: 1, max_size: 9, desired_size: 1 }] };
    const after = { ...group, scaling_config: [{ min_size: 2, max_size: 9, desired_size: 1 }] };
    const [{ first }] = findingsIn({ type: 'aws_eks_node_group', actions: ['update'], before: group, after, change: { before_sensitive: { cluster_name: true } } });
    expect(first[0]).toContain(`--cluster-name '${SENSITIVE}'`);
  });
});

describe('The text', () => {
  test('cuts long lists, and cannot steer a terminal', () => {
    const values = (value: string) => Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`a${index}`, `${value}\u001b[2J`]));
    const text = PlanGuard.describe(PlanGuard.check(planOf({ type: 'aws_eks_cluster', key: '["\u001b[2J\u009b"]', actions: REPLACE, before: values('x'), after: values('y') })));
    expect(text).toContain('    … and 8 more\n');
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  test('says what is accepted, and counts all changes', () => {
    const plan = planOf({ type: 'aws_vpc', actions: ['delete'] }, { type: 'aws_subnet', actions: ['forget'] }, { type: 'aws_iam_role', actions: ['create'] }, { type: 'aws_iam_role', actions: ['update'] }, { type: 'aws_iam_role', actions: ['create', 'delete'] }, { type: 'aws_iam_role' });
    expect(PlanGuard.describe(PlanGuard.check(plan, { allow: ['aws_vpc.It'] })).split('\n')).toEqual([
      'Accepted: aws_vpc.It is destroyed [state-lost]',
      'Nothing to refuse. The plan: 1 made, 1 changed in place, 1 replaced, 1 destroyed, 1 left to themselves, 1 unchanged.',
    ]);
  });
});
