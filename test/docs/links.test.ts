import { existsSync, readFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import { documents } from './fences';

const ROOT = join(__dirname, '../..');

interface Link {
  readonly document: string;
  readonly target: string;
}

/** The links of a document to files of the repository, and to headings. */
function linksOf(document: string): Link[] {
  const text = readFileSync(document, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target)).map((target) => ({ document, target }));
}

/** The names by which headings are linked, as GitHub makes them. */
function anchorsOf(document: string): string[] {
  const headings = readFileSync(document, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-'));
}

function isBroken({ document, target }: Link): boolean {
  const [path, anchor] = target.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
}

test('the links between documents lead somewhere', () => {
  const links = documents(ROOT).flatMap(linksOf);
  expect(links.length).toBeGreaterThan(50);
  expect(links.filter(isBroken).map(({ document, target }) => `${relative(ROOT, document)}: ${target}`)).toEqual([]);
});

test('every page stands in the index', () => {
  const index = readFileSync(join(ROOT, 'docs/README.md'), 'utf8');
  const pages = documents(ROOT).map((document) => relative(join(ROOT, 'docs'), document)).filter((page) => !page.startsWith('..') && page !== 'README.md');
  expect(pages.filter((page) => !index.includes(`](${page})`))).toEqual([]);
});
