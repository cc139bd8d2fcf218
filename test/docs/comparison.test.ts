import { readFileSync } from 'fs';
import { join } from 'path';

const PAGE = readFileSync(join(__dirname, '../../docs/comparison.md'), 'utf8');
const LONGEST_LINE = 170;

const CLOUDS = ['EKS', 'GKE'];

/** What stands under a heading of the page. */
function section(title: string): string {
  const [, text = ''] = PAGE.split(`\n## ${title}\n`);
  return text.split(/^## /m)[0];
}

/** The programs for a cloud, each below its heading, as the lines that count. */
function programs(cloud: string): [string, string[]][] {
  const found = section(`Lines for the same cluster on ${cloud}`).matchAll(/^### (.+)\n\n```\w+\n([\s\S]*?)^```$/gm);
  return [...found].map(([, name, code]) => [name, code.split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|#)/.test(line))]);
}

/** The counts that the table of a cloud states, by the names in lower case. */
function stated(cloud: string): Record<string, number> {
  const rows = section(`Lines for the same cluster on ${cloud}`).matchAll(/^\| ([^|]+) \| (\d+) \|/gm);
  return Object.fromEntries([...rows].map(([, name, lines]) => [name.toLowerCase(), Number(lines)]));
}

/** What README.md must say of a cloud. */
function sentence(cloud: string): string {
  const [ours, ...theirs] = Object.values(stated(cloud));
  const range = [...new Set([Math.min(...theirs), Math.max(...theirs)])].join(' to ');
  return `takes ${ours} lines here, ${range} there`;
}

describe('The comparison', () => {
  test.each([['EKS', 4], ['GKE', 2]])('states the lines of each program on %s', (cloud, count) => {
    const counted = Object.fromEntries(programs(cloud).map(([name, lines]) => [name.toLowerCase(), lines.length]));
    expect(Object.keys(counted)).toHaveLength(count);
    expect(stated(cloud)).toEqual(counted);
  });

  test.each(CLOUDS)('is what README.md says of %s', (cloud) => {
    expect(readFileSync(join(__dirname, '../../README.md'), 'utf8')).toContain(sentence(cloud));
  });

  test('gains nothing by long lines', () => {
    const lines = CLOUDS.flatMap((cloud) => programs(cloud).flatMap(([, code]) => code));
    expect(lines.filter((line) => line.length > LONGEST_LINE)).toEqual([]);
  });
});
