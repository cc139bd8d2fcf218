import { boot } from './chapters/boot';
import { loss } from './chapters/loss';
import { restore } from './chapters/restore';
import { roll } from './chapters/roll';
import { security } from './chapters/security';
import { upkeep } from './chapters/upkeep';
import { workers } from './chapters/workers';
import { STACKED } from './support/shape';
import { oneWorld } from './support/one-world';

// One cluster for all: what one story leaves behind the next one begins with, as in a life.
const world = oneWorld(STACKED);

boot(world);
security(world);
workers(world);
upkeep(world);
loss(world);
roll(world);
restore(world);
