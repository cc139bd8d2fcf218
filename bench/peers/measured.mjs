import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import awsCdk from 'aws-cdk-lib';

const load = createRequire(import.meta.url);

/** What the compared clusters have in common. */
export const REGION = 'eu-west-1';
export const ACCOUNT = '111122223333';
export const ZONES = ['a', 'b', 'c'].map((zone) => `${REGION}${zone}`);
export const ADMINISTRATOR = `arn:aws:iam::${ACCOUNT}:role/platform-oncall`;

/**
 * Builds and synthesizes an app of one cluster, and prints the CPU time that this took in milliseconds: `OUTDIR MODULES`.
 * With `--list` instead of a file with the names of modules it prints these names: much of what a peer needs it loads late,
 * and loading is not what is measured.
 */
export async function measureSynth(addCluster) {
  const [outdir, modules] = process.argv.slice(2);
  if (modules !== '--list') for (const name of JSON.parse(readFileSync(modules, 'utf8'))) load(name);
  const before = process.cpuUsage();
  const app = new awsCdk.App({ outdir, analyticsReporting: false });
  await addCluster(app);
  app.synth();
  const { user, system } = process.cpuUsage(before);
  console.log(modules === '--list' ? JSON.stringify(Object.keys(load.cache)) : (user + system) / 1000);
}
