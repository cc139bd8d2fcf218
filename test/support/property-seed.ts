import fc from 'fast-check';

// What passed once passes again, so that a red build has its cause in the change. PROPERTY_SEED=random explores; a number repeats.
const { PROPERTY_SEED: seed = '20261121' } = process.env;
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });
