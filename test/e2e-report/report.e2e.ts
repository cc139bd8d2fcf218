import { mkdirSync } from 'fs';
import { join } from 'path';
import * as axe from 'axe-core';
import fc from 'fast-check';
import { FLEET } from '../readiness/report/fixtures';
import { result } from '../readiness/report/fixtures/arbitrary';
import { SMALL } from '../readiness/report/fixtures/small';
import { describeInBrowser } from './support/browser';
import { ask, Opened } from './support/reader';

jest.setTimeout(180_000);

const expectQuiet = ({ url, requests, complaints }: Opened) => expect({ requests, complaints }).toEqual({ requests: [url], complaints: [] });

describeInBrowser('What the report does', (reader) => {
  test('it asks for nothing but itself, and the browser complains of nothing', async () => {
    const opened = await reader().open(FLEET);
    await ask(opened, 'unfold');

    expectQuiet(opened);
  });

  test('it lets nothing run, apply or load that is not its own', async () => {
    const opened = await reader().open(SMALL);

    expect(await ask(opened, 'attempts')).toEqual([]);
    expect(opened.complaints.sort()).toEqual([expect.stringContaining('inline style'), expect.stringContaining('inline script'), expect.stringContaining('Loading the image')]);
  });

  test('it runs, loads and shows nothing else, whatever things are called', async () => {
    for (const hostile of fc.sample(result, 15)) {
      const opened = await reader().open(hostile);
      await ask(opened, 'unfold');
      expectQuiet(opened);
      expect(await opened.page.evaluate("'executed' in window || document.querySelector('script, img, iframe, object, form, input, link, h5, h6') !== null")).toBe(false);
      expect(await ask(opened, 'tooWide')).toEqual([]);
      await opened.page.close();
    }
  });
});

interface Stop {
  readonly name: string;
  readonly target: string;
  readonly inOrder: boolean;
  readonly isVisible: boolean;
}

const MOST_STOPS = 500;

async function walk(opened: Opened): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < MOST_STOPS) {
    await opened.page.keyboard.press('Tab');
    const stop = await ask<Stop | null>(opened, 'currentStop');
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

describeInBrowser('Who reads the report', (reader) => {
  // What scrolls by itself does so on a phone only.
  test.each([['light', 1280, 'target-size'], ['dark', 1280, 'target-size'], ['light', 375, 'scrollable-region-focusable']] as const)('axe finds no fault, %s, %d pixels', async (scheme, width, rule) => {
    const opened = await reader().open(FLEET, { scheme, width });
    await ask(opened, 'unfold');
    await opened.page.evaluate(axe.source);

    const { faults, rules } = await ask<{ readonly faults: string[]; readonly rules: string[] }>(opened, 'judged');
    expect(faults).toEqual([]);
    expect(rules).toEqual(expect.arrayContaining(['color-contrast', 'heading-order', 'landmark-unique', 'region', 'svg-img-alt', rule]));
  });

  test('the keyboard walks in order, with a mark to see, and reaches each part', async () => {
    // WHEN
    const opened = await reader().open(FLEET);
    const stops = await walk(opened);

    // THEN
    expect(stops[0]).toMatchObject({ name: 'Skip to the clusters', target: '#main' });
    expect(stops.filter(({ inOrder, isVisible }) => !inOrder || !isVisible)).toEqual([]);
    const parts = await opened.page.$$eval('article, section', (elements) => elements.map(({ id }) => `#${id}`));
    expect(parts).toHaveLength(FLEET.clusters.length * 8);
    expect(parts.filter((part) => !stops.some(({ target }) => target === part))).toEqual([]);
  });

  test('the keyboard skips to the clusters, and folds', async () => {
    const { page } = await reader().open(FLEET);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');

    await page.focus('details.group > summary');
    await page.keyboard.press('Enter');
    expect(await page.$eval('details.group', (details) => details.open)).toBe(false);
  });
});

describeInBrowser('How the report looks', (reader) => {
  test.each([[320], [375], [768], [1280]])('it is no wider than a screen of %d pixels', async (width) => {
    const opened = await reader().open(FLEET, { width });
    await ask(opened, 'unfold');

    expect(await ask(opened, 'tooWide')).toEqual([]);
  });

  test('every text of its pictures is in its box, and none over another', async () => {
    expect(await ask(await reader().open(FLEET), 'untidyTexts')).toEqual([]);
  });

  test('all that is folded is printed, dark on white', async () => {
    // GIVEN
    const opened = await reader().open(FLEET, { scheme: 'dark' });
    expect(await ask(opened, 'folded')).toBeGreaterThan(0);

    // WHEN
    await opened.page.emulateMediaType('print');
    const pdf = Buffer.from(await opened.page.pdf({ format: 'A4' }));

    // THEN
    expect(await ask(opened, 'folded')).toBe(0);
    expect(await opened.page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(50_000);
  });

  // To look at it: REPORT_SCREENSHOTS=/some/folder npm run e2e:report
  test('it can be looked at', async () => {
    const folder = process.env.REPORT_SCREENSHOTS;
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
    const views = { light: {}, dark: { scheme: 'dark' }, phone: { width: 375 } } as const;
    for (const [name, view] of Object.entries(views)) {
      const { page } = await reader().open(FLEET, view);
      const picture = await page.screenshot({ fullPage: true, ...(folder !== undefined && { path: join(folder, `${name}.png`) }) });
      expect(picture.length).toBeGreaterThan(50_000);
    }
  });
});
