import { App } from 'cdktf';

/** Builds and synthesizes an app with so many of what is measured, and prints the CPU time that this took in milliseconds: `COUNT OUTDIR`. */
export function measureSynth(addMany: (app: App, count: number) => void): void {
  const [count, outdir] = process.argv.slice(2);
  // What loading leaves behind is collected now: else it is by chance in whose time it is.
  gc?.();
  const before = process.cpuUsage();
  const app = new App({ outdir });
  addMany(app, Number(count));
  app.synth();
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) / 1000);
}

/** As many stacks as are wanted. */
export function stacksOf(addStack: (app: App, id: string) => void): (app: App, count: number) => void {
  return (app, count) => {
    for (let index = 0; index < count; index++) addStack(app, index === 0 ? 'production' : `production-${index}`);
  };
}
