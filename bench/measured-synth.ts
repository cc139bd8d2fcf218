import { App } from 'cdktf';

/** Builds and synthesizes an app of many stacks, and prints the CPU time that this took in milliseconds: `COUNT OUTDIR`. */
export function measureSynth(addStack: (app: App, id: string) => void): void {
  const [count, outdir] = process.argv.slice(2);
  const before = process.cpuUsage();
  const app = new App({ outdir });
  for (let index = 0; index < Number(count); index++) addStack(app, index === 0 ? 'production' : `production-${index}`);
  app.synth();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);
}
