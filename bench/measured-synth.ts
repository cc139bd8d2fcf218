import { App } from 'cdktf';

type AddMany = (app: App, count: number) => void;

/** Builds and synthesizes an app with so many of what is measured, and prints the CPU time that this took in milliseconds: `COUNT OUTDIR`. */
export function measureSynth(addMany: AddMany): void {
  // What loading leaves behind is collected now: else it is by chance in whose time it is.
  gc?.();
  const before = process.cpuUsage();
  synthesize(addMany);
  print(process.cpuUsage(before));
}

/** The same, and prints what the whole process took, as one that `cdktf synth` runs: loading is a part of it. */
export function measureRun(addMany: AddMany): void {
  synthesize(addMany);
  print(process.cpuUsage());
}

/** As many stacks as are wanted. */
export function stacksOf(addStack: (app: App, id: string) => void): AddMany {
  return (app, count) => {
    for (let index = 0; index < count; index++) addStack(app, index === 0 ? 'production' : `production-${index}`);
  };
}

function synthesize(addMany: AddMany): void {
  const [count, outdir] = process.argv.slice(2);
  const app = new App({ outdir });
  addMany(app, Number(count));
  app.synth();
}

function print({ user, system }: NodeJS.CpuUsage): void {
  console.log((user + system) / 1000);
}
