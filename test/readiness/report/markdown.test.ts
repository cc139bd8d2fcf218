import fc from 'fast-check';
import { lexer, Token, Tokens } from 'marked';
import { readinessMarkdown } from '../../../lib/readiness/report/markdown';
import { code, plain, source, table } from '../../../lib/readiness/report/private/markdown/escape';
import { printable } from '../../../lib/readiness/report/private/printable';
import { FLEET } from './fixtures';
import { text } from './fixtures/arbitrary';

const ENTITIES: Readonly<Record<string, string>> = { '&#124;': '|', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** What a reader sees of tokens, which may be text and escapes alone. */
function seen(tokens: readonly Token[]): string {
  return tokens.map((token) => {
    if ('tokens' in token && token.tokens !== undefined && token.type === 'text') return seen(token.tokens);
    // The start of an address is made a link by GitHub, and shows as it is.
    if (token.type === 'link' && (token as Tokens.Link).raw === (token as Tokens.Link).text) return token.raw;
    expect(['text', 'escape']).toContain(token.type);
    return (token as Tokens.Text).text.replace(/&(?:#124|#39|lt|gt|quot|amp);/g, (found) => ENTITIES[found]);
  }).join('');
}

const shown = (value: string) => printable(value).trim();

test('a value in a table stays in its cell, and is only ever text', () => {
  fc.assert(fc.property(text, text, (one, other) => {
    const [found, ...rest] = lexer(table(['A', 'B'], [[plain(one), plain(other)]]));
    expect([found.type, rest]).toEqual(['table', []]);
    const [cells] = (found as Tokens.Table).rows;
    expect(cells.map(({ tokens }) => seen(tokens).trim())).toEqual([one, other].map((value) => shown(value).replace(/\s+$/, '')));
  }), { numRuns: 500 });
});

test('a value in a list is one line of text', () => {
  fc.assert(fc.property(text.filter((value) => shown(value) !== ''), (value) => {
    const [list] = lexer(`- ${plain(value)}\n- next`) as Tokens.List[];
    expect(list.items).toHaveLength(2);
    expect(seen(list.items[0].tokens)).toBe(shown(value));
  }), { numRuns: 500 });
});

test('a value between backticks is all of it', () => {
  fc.assert(fc.property(text.filter((value) => shown(value) !== ''), (value) => {
    const [paragraph] = lexer(`path ${code(value)}`) as Tokens.Paragraph[];
    const [, span, ...rest] = paragraph.tokens;
    expect([span.type, rest]).toEqual(['codespan', []]);
    expect((span as Tokens.Codespan).text).toBe(shown(value));
  }), { numRuns: 500 });
});

test('only addresses of the web are links', () => {
  expect(source('https://kubernetes.io/docs/#a')).toBe('<https://kubernetes.io/docs/#a>');
  expect(source('javascript:alert(1)')).toBe('`javascript:alert(1)`');
  expect(source('http://example.com')).toBe('`http://example.com`');
  expect(source('https://example.com/> <b>')).not.toMatch(/> <b>/);
});

test('the document has a heading for each part of each cluster, and no HTML', () => {
  const tokens = lexer([...readinessMarkdown(FLEET)].join(''));
  const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading' && (token as Tokens.Heading).depth < 4).map((heading) => heading.text);

  const parts = ['To mend', 'Topology', 'Checklist', 'Failure domains', 'Capacity', 'Access', 'Upgrade plan'];
  expect(headings).toEqual(['Production readiness', ...FLEET.clusters.flatMap(({ clusterName }) => [clusterName, ...parts])]);
  expect(tokens.filter(({ type }) => type === 'html' || type === 'code')).toEqual([]);
});
