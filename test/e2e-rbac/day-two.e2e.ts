import { RbacBaseline, Subject } from 'cdktf-production-cluster';
import { company, PAYMENTS, SEARCH } from './apps/company';
import { differences, Inventory } from './support/inventory';
import { story } from './support/story';
import { Build, World } from './support/world';

const { tenants: CHILDREN = [], ...CHILDLESS } = PAYMENTS;
// Kubernetes itself counts what a quota is about.
const isCount = (key: string) => key.startsWith('ResourceQuota ');

const withoutTenants: Build = (stack, cluster) => void new RbacBaseline(stack, 'Rbac', { cluster, administrators: [Subject.group('platform-oncall')] });

story('Tenants come, change and go', (step) => {
  let world: World;
  let bare: Inventory;
  let before: Inventory;
  const bring = (...tenants: Parameters<typeof company>[2] & object) => world.apply((stack, cluster) => company(stack, cluster, tenants));
  beforeAll(async () => (world = await World.create()));
  afterAll(() => world.stop());

  step('are not there at first', async () => {
    await world.apply(withoutTenants);
    bare = await world.controlPlane.settle();
  });

  step('are made', async () => {
    await bring(PAYMENTS, SEARCH);
    before = await world.controlPlane.settle();
    expect([...before.keys()]).toEqual(expect.arrayContaining(['Namespace payments', 'Namespace payments-checkout', 'Namespace search']));
  });

  step('change nothing when nothing has changed, in whichever order they stand', async () => {
    await bring(PAYMENTS, SEARCH);
    await bring(SEARCH, PAYMENTS);
    expect(differences(before, await world.controlPlane.settle())).toEqual({ added: [], changed: [], removed: [] });
  });

  step('come without a trace on the others', async () => {
    await bring(PAYMENTS, { name: 'shop', developers: SEARCH.developers }, SEARCH);
    const after = await world.controlPlane.settle();
    const { added, changed, removed } = differences(before, after);
    expect({ changed, removed }).toEqual({ changed: [], removed: [] });
    expect(added.filter((key) => !/^(Namespace shop$|\w+ shop\/)/.test(key))).toEqual([]);
    expect(added).toEqual(expect.arrayContaining(['Namespace shop', 'RoleBinding shop/developers', 'NetworkPolicy shop/default-deny', 'LimitRange shop/container-defaults']));
    before = after;
  });

  step('go with all that is theirs, and nothing else', async () => {
    await bring(PAYMENTS, { name: 'shop', developers: SEARCH.developers });
    const after = await world.controlPlane.settle();
    expect(differences(before, after)).toEqual({ added: [], changed: [], removed: [...before.keys()].filter((key) => /^(Namespace search$|\w+ search\/)/.test(key)) });
    before = after;
  });

  step('give what they had of the quota back to the tenant above', async () => {
    await bring(CHILDLESS, { name: 'shop', developers: SEARCH.developers });
    const after = await world.controlPlane.settle();
    const { added, changed, removed } = differences(before, after);
    expect(added).toEqual([]);
    expect(changed).toEqual([...before.keys()].filter((key) => isCount(key) && key.includes(' payments/')));
    expect(removed).toEqual([...before.keys()].filter((key) => CHILDREN.some(({ name }) => key === `Namespace ${name}` || key.includes(` ${name}/`))));
    const [{ spec }] = await world.controlPlane.root.list('/api/v1/namespaces/payments/resourcequotas');
    expect(spec).toMatchObject({ hard: { pods: '20', 'requests.cpu': '40' } });
  });

  step('go all, and leave nothing behind', async () => {
    await world.apply(withoutTenants);
    expect(differences(bare, await world.controlPlane.settle())).toEqual({ added: [], changed: [], removed: [] });
  });
});
