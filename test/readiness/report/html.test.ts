import { createHash } from 'crypto';
import fc from 'fast-check';
import { ReadinessResult } from '../../../lib/readiness/readiness-result';
import { readinessHtml } from '../../../lib/readiness/report/html';
import { STYLE } from '../../../lib/readiness/report/private/html/style';
import { FLEET } from './fixtures';
import { result } from './fixtures/arbitrary';
import { SMALL } from './fixtures/small';

const htmlOf = (result: ReadinessResult): string => [...readinessHtml(result)].join('');
const PAGE = htmlOf(FLEET);
const all = (pattern: RegExp, text = PAGE) => [...text.matchAll(pattern)].map(([, found]) => found);
/** All tags, whatever stands between them; the style has none. */
const tagsOf = (page: string) => all(/<(\/?[^\s>/]+)/g, page.replace(STYLE, ''));

describe('A page of any texts', () => {
  const PAGES = fc.sample(result, 30).map(htmlOf);
  const ALLOWED = new Set([...tagsOf(PAGE), ...tagsOf(htmlOf(SMALL))]);

  test('has the tags of the report alone, and all are closed', () => {
    for (const page of PAGES) {
      const tags = tagsOf(page);
      expect(tags.filter((tag) => !ALLOWED.has(tag))).toEqual([]);
      for (const name of ['a', 'p', 'li', 'ul', 'table', 'section', 'details', 'svg', 'span', 'code']) expect(tags.filter((tag) => tag === `/${name}`)).toHaveLength(tags.filter((tag) => tag === name).length);
    }
  });

  test('has no attribute that runs, styles or loads, and links to the web alone', () => {
    for (const page of PAGES) {
      const attributes = all(/\s([a-z-]+)="/gi, page.replace(STYLE, ''));
      expect(attributes.filter((name) => /^(on.*|style|src|srcset|action|formaction|data|poster)$/i.test(name))).toEqual([]);
      expect(all(/href="([^"]*)"/g, page).filter((target) => !/^(#[a-z]|https:\/\/)/.test(target))).toEqual([]);
    }
  });

  test('has every id once, and every link within it leads somewhere', () => {
    for (const page of PAGES) {
      const ids = all(/\sid="([^"]*)"/g, page);
      expect(new Set(ids).size).toBe(ids.length);
      const targets = [...all(/href="#([^"]*)"/g, page), ...all(/aria-labelledby="([^"]*)"/g, page).flatMap((value) => value.split(' '))];
      expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    }
  });
});

describe('The page of a fleet', () => {
  test('forbids itself everything but its own style', () => {
    const digest = createHash('sha256').update(/<style>([^]*?)<\/style>/.exec(PAGE)![1]).digest('base64');

    expect(PAGE).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'">`);
    expect(STYLE).not.toMatch(/url\(|@import|expression/);
  });

  test('has headings in order, none left out', () => {
    const levels = all(/<h([1-6])/g).map(Number);

    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => index > 0 && (level === 1 || level > levels[index - 1] + 1))).toEqual([]);
  });

  test('has landmarks, a language, captions and heads of rows and columns', () => {
    expect(PAGE).toContain('<html lang="en">');
    for (const landmark of ['<header class="top">', '<main id="main"', '<footer>', '<nav ']) expect(PAGE).toContain(landmark);
    expect(all(/(<caption)/g)).toHaveLength(all(/(<table)/g).length);
    expect(all(/<th((?: [^>]*)?)>/g).filter((attributes) => !attributes.includes('scope='))).toEqual([]);
  });

  test('tells every standing and every outcome in words beside the sign', () => {
    for (const word of ['Missing', 'Acknowledged', 'Met', 'Provider’s duty', 'Outside', 'Holds', 'Does not hold', 'Not known', 'Fits', 'Does not fit']) expect(PAGE).toContain(`</svg>${word}<`);
  });

  test('tells what one item, loss, figure, grant and step say', () => {
    for (const told of ['raise minSize of General to 5', '2 nodes left, 3 needed', '60,770', 'create pods/portforward', 'No minor version may be skipped', 'Owner: platform-oncall@example.com, until 2027-06-30']) expect(PAGE).toContain(told);
  });

  test('opens the sections in which something is missing or acknowledged', () => {
    expect(all(/<details class="group"( open)?>/g).map((open) => open !== undefined)).toEqual([
      ...[true, false, false, true, false, true],
      ...[false, false, true, false, false, false],
      ...Array<boolean>(12).fill(false),
    ]);
  });

  test('says of one thing to mend that it is one, though an item, a loss and a figure tell it', () => {
    expect(all(/>(\d+ things? to mend|Nothing to mend)</g)).toEqual(['2 things to mend', '1 thing to mend', 'Nothing to mend', 'Nothing to mend']);
  });
});

test('a page of one cluster has no overview, one of none says so', () => {
  expect(htmlOf(SMALL)).not.toContain('id="overview"');
  expect(htmlOf(SMALL)).toContain('<title>Production readiness of shop &lt;production&gt;</title>');
  expect(htmlOf({ formatVersion: 1, clusters: [] })).toContain('The app has no cluster.');
});
