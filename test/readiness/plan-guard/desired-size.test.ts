import { Entry, findingsIn, REPLACE, UPDATE } from './support';

const sizes = (min_size: unknown, max_size: unknown, desired_size: unknown) => ({
  arn: 'arn:aws:eks:eu-west-1:111122223333:nodegroup/shop/General/1',
  cluster_name: 'shop',
  node_group_name: 'General-1',
  scaling_config: [{ min_size, max_size, desired_size }],
});
const group = (before: object, after: object, change: Partial<Entry> = {}): Entry => ({ type: 'aws_eks_node_group', actions: UPDATE, before, after, ...change });
const COMMAND = 'aws eks update-nodegroup-config --region eu-west-1 --cluster-name shop --nodegroup-name General-1 --scaling-config';

describe('The number of nodes', () => {
  test.each([
    ['a least above it', sizes(8, 16, 4), "Minimum capacity 8 can't be greater than desired size 4", `${COMMAND} minSize=8,maxSize=16,desiredSize=8`],
    ['a most below it', sizes(1, 3, 4), "Desired size 4 can't be greater than maximum capacity 3", `${COMMAND} minSize=1,maxSize=3,desiredSize=3`],
  ])('is told with the command that helps for %s', (_, after, what, command) => {
    const [finding, ...others] = findingsIn(group(sizes(4, 8, 4), after));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ kind: 'desired-size', what: `AWS will refuse it: ${what}`, first: [command] });
    expect(finding.attributes.map(({ path }) => path)).toEqual(['scaling_config[0].min_size', 'scaling_config[0].max_size']);
  });

  test.each([
    ['at the least', sizes(4, 8, 4)],
    ['at the most', sizes(1, 4, 4)],
    ['that the code sets', sizes(8, 16, 8)],
    ['that is only known later', sizes(8, 16, undefined)],
    ['that is no number', sizes(8, 16, '4')],
    ['without any configuration', {}],
  ])('may be one %s', (_, after) => {
    expect(findingsIn(group(sizes(1, 8, 4), after))).toEqual([]);
  });

  test('is AWS\'s to set where the group is new or made anew', () => {
    expect(findingsIn(group({}, sizes(8, 16, 4), { actions: ['create'] }))).toEqual([]);
    expect(findingsIn(group(sizes(1, 8, 4), sizes(8, 16, 4), { actions: REPLACE }))).toEqual([]);
  });

  test('is told by a command that a shell takes as it is meant', () => {
    const odd = { ...sizes(4, 8, 4), arn: undefined, cluster_name: "a'; reboot", node_group_name: null };
    const [{ first }] = findingsIn(group(odd, sizes(8, 16, 4)));
    expect(first).toEqual(["aws eks update-nodegroup-config --cluster-name 'a'\\''; reboot' --nodegroup-name '<unknown>' --scaling-config minSize=8,maxSize=16,desiredSize=8"]);
  });
});
