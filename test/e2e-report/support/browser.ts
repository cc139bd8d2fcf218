import { existsSync } from 'fs';
import { Reader } from './reader';

// Where Debian, Ubuntu, Fedora, macOS and Google's own packages put it; CHROMIUM names another place.
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The browser of this machine; undefined where it has none. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));
}

const MISSING = 'SKIPPED: no Chromium on this machine, so nobody looks at the report in a browser. Install it (apt-get install chromium), or set CHROMIUM to its path.';

/** Declares tests that share a browser; without one they are skipped, and it is said aloud. */
export function describeInBrowser(name: string, tests: (reader: () => Reader) => void): void {
  const chromium = findChromium();
  if (chromium === undefined) console.warn(MISSING);
  const declare = chromium === undefined ? describe.skip : describe;
  declare(name, () => {
    let reader: Reader;
    beforeAll(async () => {
      reader = await Reader.start(chromium ?? '');
    });
    afterAll(() => reader.stop());
    tests(() => reader);
  });
}
