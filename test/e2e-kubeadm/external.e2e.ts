import { boot } from './chapters/boot';
import { etcdLoss } from './chapters/etcd-loss';
import { EXTERNAL } from './support/shape';
import { oneWorld } from './support/one-world';

const world = oneWorld(EXTERNAL, { downloads: true });

boot(world);
etcdLoss(world);
