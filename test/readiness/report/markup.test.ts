import fc from 'fast-check';
import { html } from '../../../lib/readiness/report/private/markup';
import { printable } from '../../../lib/readiness/report/private/printable';
import { text } from './fixtures/arbitrary';

const DECODED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#96;': '`', '&amp;': '&' };
const decoded = (escaped: string) => escaped.replace(/&(?:lt|gt|quot|#39|#96|amp);/g, (found) => DECODED[found]);

test('a value is only ever text, and all of it', () => {
  fc.assert(fc.property(text, (value) => {
    const escaped = html`${value}`.text;
    expect(escaped).not.toMatch(/[<>"'`]|&(?!(?:lt|gt|quot|#39|#96|amp);)/);
    expect(decoded(escaped)).toBe(printable(value));
  }), { numRuns: 500 });
});

test('what cannot be shown, or turns text around, is replaced', () => {
  expect(printable('a\u0000b\u202Ec\uD800d\u200Be')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe');
  expect(printable('one\r\ntwo\nthree\tfour')).toBe('one two three four');
  expect(printable('käse 日本 👩‍🚀 سلام')).toBe('käse 日本 👩‍🚀 سلام');
});

test('templates in templates are not escaped twice, lists are joined, nothing stands for undefined', () => {
  const part = html`<b>${'<'}</b>`;

  expect(html`<p title="${'"'}">${part}${[part, 'x']}${undefined}</p>`.text).toBe('<p title="&quot;"><b>&lt;</b><b>&lt;</b>x</p>');
});
