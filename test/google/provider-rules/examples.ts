import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'cdktf';

const EXAMPLES = join(__dirname, '../../../examples');

/** The names of the examples that speak of Google. */
export function googleExamples(): string[] {
  const sourceOf = (name: string) => join(EXAMPLES, name, 'app.ts');
  return readdirSync(EXAMPLES).filter((name) => existsSync(sourceOf(name)) && readFileSync(sourceOf(name), 'utf8').includes('google.')).sort();
}

/** Adds the stacks of an example to an app. */
export function addExample(name: string, app: App): void {
  const { addStacks } = jest.requireActual<{ readonly addStacks: (app: App) => void }>(join(EXAMPLES, name, 'app'));
  addStacks(app);
}
