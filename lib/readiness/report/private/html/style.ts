import { PICTURE_STYLE } from './style-picture';
import { PRINT_STYLE } from './style-print';

// Every pair of ink and ground has a contrast of 4.5 or more (https://www.w3.org/TR/WCAG22/#contrast-minimum, read 2026-11); a test measures it.
const COLOURS = `
:root {
  color-scheme: light dark;
  --paper: #f6f5f1; --surface: #fff; --tint: #faf9f6; --ink: #1f262b; --soft: #5a636a; --line: #e2dfd7; --accent: #0b5c66;
  --good: #1b6a40; --good-ground: #e5f3ea; --bad: #a5222e; --bad-ground: #fceaea; --provider: #26539a; --provider-ground: #e8effa;
  --outside: #5a636a; --outside-ground: #efeeea; --noted: #7a4b00; --noted-ground: #fbf0d8; --unknown: #5a636a; --unknown-ground: #efeeea;
  --machine: #d9ecee; --machine-edge: #4d97a0; --etcd: #e6e1f3; --etcd-edge: #8574b8; --pool: #e6f0e2; --pool-edge: #6f9660; --cloud: #dfe9f8; --cloud-edge: #6b91c9;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #121619; --surface: #1a1f23; --tint: #161b1e; --ink: #e4e7e5; --soft: #a2acb2; --line: #2f373c; --accent: #74c7d0;
    --good: #80d2a0; --good-ground: #17301f; --bad: #ff9d9d; --bad-ground: #321b1e; --provider: #97bdf6; --provider-ground: #182a45;
    --outside: #a9b2b8; --outside-ground: #272d31; --noted: #ecbf6b; --noted-ground: #37290f; --unknown: #a9b2b8; --unknown-ground: #272d31;
    --machine: #173a40; --machine-edge: #3f8d98; --etcd: #2b2744; --etcd-edge: #8374c0; --pool: #243126; --pool-edge: #6f9a68; --cloud: #1a2d49; --cloud-edge: #5580bd;
  }
}`;

const TEXT = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body { margin: 0 auto; padding: clamp(1.5rem, 5vw, 4rem) clamp(1rem, 4vw, 3rem); max-width: 82rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.2; margin: 0; letter-spacing: -0.015em; font-weight: 650; }
h1 { font-size: clamp(1.9rem, 5vw, 2.8rem); letter-spacing: -0.025em; }
h2 { font-size: clamp(1.5rem, 3.5vw, 2.1rem); }
h3 { font-size: 1.35rem; margin-bottom: 1.1rem; }
h4 { font-size: 1.02rem; letter-spacing: 0; }
p { margin: 0 0 .6rem; max-width: 78ch; }
ul, ol { margin: 0; padding-left: 1.2rem; }
code { font: .85em ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; color: var(--soft); }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
main:focus { outline: none; }
.meta { color: var(--soft); margin: 0 0 .3rem; }
.top > .meta { letter-spacing: .08em; text-transform: uppercase; font-size: .8rem; font-weight: 600; }
.lead { color: var(--soft); margin: .8rem 0 1.2rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -5rem; background: var(--surface); padding: .6rem 1rem; border-radius: 8px; }
.skip:focus { top: 1rem; }
footer { margin-top: 3rem; color: var(--soft); font-size: .875rem; }`;

const SIGNS = `
.sprite { position: absolute; }
.sign { flex: none; width: 1rem; height: 1rem; vertical-align: -.15em; }
symbol circle, symbol .ground { fill: currentColor; stroke: none; }
symbol path { fill: none; stroke: var(--surface); stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
#sign-outside path, #sign-noted path:last-child, #sign-unknown path, symbol .hollow { fill: none; stroke: currentColor; stroke-width: 1.5; }
.good { --tone: var(--good); --ground: var(--good-ground); }
.bad { --tone: var(--bad); --ground: var(--bad-ground); }
.provider { --tone: var(--provider); --ground: var(--provider-ground); }
.outside { --tone: var(--outside); --ground: var(--outside-ground); }
.noted { --tone: var(--noted); --ground: var(--noted-ground); }
.unknown { --tone: var(--unknown); --ground: var(--unknown-ground); }
.sign, .outcome { color: var(--tone); }
rect.good, rect.bad, rect.provider, rect.outside, rect.noted { fill: var(--tone); }
.badge { display: inline-flex; align-items: center; gap: .4rem; padding: .12rem .6rem .12rem .45rem; border-radius: 99px; background: var(--ground); color: var(--tone); font-size: .84rem; font-weight: 600; white-space: nowrap; }
.verdict { display: flex; align-items: center; gap: .5rem; margin: 0; font-weight: 600; }
.bar { display: block; border-radius: 5px; background: var(--line); }
.bar rect { stroke: var(--surface); stroke-width: 1.5; }
.meter { display: block; min-width: 6rem; max-width: 9rem; margin-top: .55rem; border-radius: 3px; }
.meter .track { fill: var(--line); }`;

const CLUSTERS = `
#overview { margin-top: 2.2rem; }
#overview h2 { font-size: 1.1rem; margin-bottom: .9rem; }
.cards { list-style-type: ""; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.card { position: relative; padding: 1.2rem 1.3rem; background: var(--surface); border: 1px solid var(--line); border-radius: 14px; }
.card:hover { border-color: var(--accent); }
.card a { font-size: 1.1rem; font-weight: 650; text-decoration: none; }
.card a::after { content: ""; position: absolute; inset: 0; border-radius: 14px; }
.card a:focus-visible { outline: none; }
.card a:focus-visible::after { outline: 3px solid var(--accent); outline-offset: 3px; }
.card .meta { font-size: .9rem; margin-bottom: .9rem; }
.card .verdict { margin-top: .9rem; font-size: .93rem; }
.cluster { margin-top: clamp(2rem, 5vw, 3.5rem); padding: clamp(1.4rem, 4vw, 3rem); background: var(--surface); border: 1px solid var(--line); border-radius: 20px; }
.path { margin: .3rem 0 1.6rem; }
.tally { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin: 1.1rem 0 0; }
.tally dt { display: flex; align-items: center; gap: .4rem; color: var(--soft); font-size: .9rem; }
.tally dd { margin: 0; font-size: 1.5rem; font-weight: 650; line-height: 1.3; font-variant-numeric: tabular-nums; }
.sections ul { list-style-type: ""; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin-top: 1.6rem; }
.sections a { display: block; padding: .3rem .85rem; border: 1px solid var(--line); border-radius: 99px; text-decoration: none; font-size: .9rem; }
.sections a:hover { border-color: var(--accent); }
.part { margin-top: clamp(2.4rem, 5vw, 3.4rem); }
.part h4 { margin-bottom: .5rem; }
.scroll + h4 { margin-top: 1.6rem; }
.mendings { list-style-type: ""; padding: 0; display: grid; gap: .7rem; }
.mendings li, .finding { display: flex; gap: .8rem; padding: .9rem 1.1rem; background: var(--bad-ground); border-radius: 12px; max-width: none; }
.mendings .sign, .finding .sign { margin-top: .3rem; }
.mendings p, .fix { margin: 0; }
.mendings a { font-weight: 650; margin-right: .3rem; }
.back { margin: 2.5rem 0 0; font-size: .9rem; }`;

const LISTS = `
summary { cursor: pointer; }
.group { border-top: 1px solid var(--line); padding: .95rem 0; }
.group:last-of-type { border-bottom: 1px solid var(--line); }
.group h4 { display: inline; margin: 0; }
.counts { display: inline-flex; flex-wrap: wrap; gap: .2rem 1rem; margin-left: 1rem; color: var(--soft); font-size: .87rem; vertical-align: -.12em; }
.count { display: inline-flex; align-items: center; gap: .35rem; white-space: nowrap; }
.items { list-style-type: ""; padding: 0; margin-top: .8rem; }
.item { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: .4rem 1.2rem; padding: 1rem 0; }
.item + .item { border-top: 1px solid var(--line); }
.item:target { background: var(--tint); outline: 2px solid var(--line); outline-offset: 6px; border-radius: 6px; }
.title { font-weight: 600; margin-bottom: .25rem; }
.title a { color: inherit; text-decoration: underline dotted var(--soft); }
.title a:hover { text-decoration-style: solid; }
.id { color: var(--soft); font-weight: 500; font-variant-numeric: tabular-nums; margin-right: .3rem; }
.told p { margin-bottom: .3rem; }
.evidence { list-style-type: ""; padding: 0; margin: .2rem 0 .4rem; font-size: .94rem; }
.told details .evidence { padding-left: 1rem; }
.evidence code { margin-left: .3rem; }
.owner, .sources { color: var(--soft); font-size: .875rem; }
.fold { margin-top: 1rem; }
.fold > summary { font-weight: 600; }
.fold > ul { margin-top: .6rem; max-width: 80ch; }
.steps { list-style-type: ""; padding: 0; counter-reset: step; }
.steps li { position: relative; counter-increment: step; padding: 0 0 1.3rem 3rem; }
.steps li::before { content: counter(step); position: absolute; left: 0; top: -.1rem; width: 1.9rem; height: 1.9rem; border-radius: 50%; background: var(--provider-ground); color: var(--provider); display: grid; place-items: center; font-size: .9rem; font-weight: 650; }
.steps li:not(:last-child)::after { content: ""; position: absolute; left: .93rem; top: 2.1rem; bottom: .4rem; width: 2px; background: var(--line); }
.steps li p { margin-bottom: .1rem; }
.versions { color: var(--soft); font-weight: 500; margin-left: .5rem; }
.arrow { margin: 0 .35rem; }`;

const TABLES = `
.scroll { overflow-x: auto; }
.scroll + .scroll, .finding + .scroll { margin-top: 1.6rem; }
table { border-collapse: collapse; width: 100%; min-width: 46rem; font-size: .94rem; line-height: 1.45; }
.even { table-layout: fixed; }
.even th:first-child { width: 20%; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .65rem 1.1rem .65rem 0; border-top: 1px solid var(--line); min-width: 6.5rem; overflow-wrap: break-word; }
thead th { border-top: 0; padding-top: .2rem; font-size: .84rem; font-weight: 500; color: var(--soft); white-space: nowrap; }
tbody tr:last-child > * { border-bottom: 1px solid var(--line); }
th[scope="row"] { font-weight: 600; max-width: 16rem; }
td { max-width: 26rem; }
.outcome { display: flex; align-items: center; gap: .4rem; font-weight: 600; }
.figures, .unit { color: var(--soft); font-size: .9rem; }
.number { font-variant-numeric: tabular-nums; }
.rules { list-style-type: ""; padding: 0; }
.words { min-width: 15rem; }
@media (max-width: 44rem) {
  .cluster { margin-left: -1rem; margin-right: -1rem; border-radius: 0; border-width: 1px 0; }
  .item { grid-template-columns: minmax(0, 1fr); }
  .counts { margin-left: 0; display: flex; padding-top: .35rem; }
}`;

/** How the page looks: on a screen by day and by night, on a phone, on paper. */
export const STYLE = [COLOURS, TEXT, SIGNS, CLUSTERS, LISTS, TABLES, PICTURE_STYLE, PRINT_STYLE].map((part) => part.trim()).join('\n');
