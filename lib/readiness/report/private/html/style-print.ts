/** How the page is printed: all that is folded is open, nothing scrolls, and what belongs together stays together. */
export const PRINT_STYLE = `
@page { margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; --paper: #fff; --tint: #fff; }
  html { font-size: 9.5pt; }
  body { padding: 0; max-width: none; }
  .skip, .sections, .back { display: none; }
  .cluster { break-before: page; border: 0; padding: 0; margin: 0; }
  .scroll { overflow: visible; }
  figure .scroll { border: 0; padding: 0; }
  .picture.narrow, .picture.wide { min-width: 0; max-height: 12cm; }
  table { min-width: 0; font-size: .95rem; }
  th, td { min-width: 0; padding-right: .6rem; }
  h2, h3, h4, caption, summary { break-after: avoid; }
  tr, .item, .card, .mendings li, .finding, .steps li, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  .badge, .bar, .bar rect, .meter rect, .steps li::before, .mendings li, .finding, .picture * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`;
