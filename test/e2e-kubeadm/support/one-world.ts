import { MISSING } from './prepared';
import { ClusterShape } from './shape';
import { World, WorldOptions } from './world';

/** One cluster for all stories of a file; none where what it needs is missing. */
export function oneWorld(shape: ClusterShape, options?: WorldOptions): () => World {
  let world: World | undefined;
  const available = process.env[MISSING] === undefined;
  beforeAll(async () => {
    if (available) world = await World.create(shape, options);
  });
  afterAll(() => world?.stop());
  return () => {
    if (world === undefined) throw new Error('The laboratory did not start');
    return world;
  };
}
