import { readFileSync } from 'fs';
import { join } from 'path';

const PAGE = readFileSync(join(__dirname, '../../docs/comparison.md'), 'utf8');
const LONGEST_LINE = 170;

/** The program below each heading, as the lines that count. */
function programs(): [string, string[]][] {
  const found = PAGE.matchAll(/^### (.+)\n\n```\w+\n([\s\S]*?)^```$/gm);
  return [...found].map(([, name, code]) => [name, code.split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|#)/.test(line))]);
}

/** The counts that the table states, by the names in lower case. */
function stated(): Record<string, number> {
  const rows = PAGE.slice(PAGE.indexOf('| | lines |')).matchAll(/^\| ([^|]+) \| (\d+) \|/gm);
  return Object.fromEntries([...rows].map(([, name, lines]) => [name.toLowerCase(), Number(lines)]));
}

describe('The comparison', () => {
  test('states the lines of each program', () => {
    const counted = Object.fromEntries(programs().map(([name, lines]) => [name.toLowerCase(), lines.length]));
    expect(Object.keys(counted)).toHaveLength(4);
    expect(stated()).toEqual(counted);
  });

  test('is what README.md says', () => {
    const { 'this library': ours, ...others } = stated();
    const theirs = Object.values(others);
    expect(readFileSync(join(__dirname, '../../README.md'), 'utf8')).toContain(`takes ${ours} lines here, ${Math.min(...theirs)} to ${Math.max(...theirs)} there`);
  });

  test('gains nothing by long lines', () => {
    expect(programs().flatMap(([, lines]) => lines.filter((line) => line.length > LONGEST_LINE))).toEqual([]);
  });
});
