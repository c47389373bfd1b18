/** How pages look, on screens from phones up and on A4. Fonts are those that hold all Vietnamese letters. */
export const style: string = `
:root { --ink: #1c1c1c; --faint: #575757; --rule: #d8d0c8; --accent: #8f1d22; --paper: #ffffff; --shade: #f7f3ef;
  --sans: "Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif;
  --serif: "Times New Roman", "Noto Serif", "Liberation Serif", Tinos, "DejaVu Serif", serif; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 62rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
p { margin: .5rem 0; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
.patterns { position: absolute; }
.letterhead { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .75rem 2rem; font-family: var(--serif); text-align: center; }
.letterhead > div { flex: 1 1 16rem; }
.letterhead p { margin: 0; }
.letterhead strong { text-transform: uppercase; }
.letterhead .party strong { display: inline-block; padding-bottom: .15rem; border-bottom: 1px solid; }
.title { margin: 2rem 0 1.25rem; text-align: center; font-family: var(--serif); }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.35; text-wrap: balance; }
h1 .kind { display: block; font-size: 1.75rem; letter-spacing: .04em; text-transform: uppercase; color: var(--accent); }
.title p { margin: .35rem 0 0; color: var(--faint); }
.notice { margin: 1rem 0; padding: .75rem 1rem; border: 2px dashed var(--accent); background: #fff6e6; }
nav { margin: 1.5rem 0; padding: .75rem 1rem; background: var(--shade); }
nav h2 { margin: 0 0 .25rem; padding: 0; border: 0; font-size: 1rem; }
nav ul { margin: 0; padding: 0; list-style: none; columns: 18rem; }
nav a { display: inline-block; padding: .2rem 0; color: var(--accent); }
h2 { margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--accent); font: 700 1.3rem/1.35 var(--serif); break-after: avoid; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; line-height: 1.4; break-after: avoid; }
.quiet, .more, small, .note { color: var(--faint); font-size: .875rem; }
.more { font-style: italic; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1rem 0; }
.figures div { padding: .6rem .9rem; border-left: 4px solid var(--accent); background: var(--shade); }
.figures dt { color: var(--faint); font-size: .875rem; }
.figures dd { margin: 0; font: 700 1.6rem/1.3 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
.figures small { font: 400 .875rem var(--sans); white-space: nowrap; }
.table { margin: 1rem 0; overflow-x: auto; }
.table:focus-visible, a:focus-visible { outline: 3px solid #1f5fa8; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.4; }
caption { padding: 0 0 .4rem; text-align: left; font-weight: 600; }
.swipe { display: none; font-weight: 400; font-style: normal; color: var(--faint); }
th, td { padding: .4rem .55rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { background: var(--shade); border-bottom: 2px solid var(--accent); vertical-align: bottom; font-weight: 600; overflow-wrap: normal; }
tbody th { font-weight: 400; min-width: 9rem; }
.number { width: 1%; text-align: right; white-space: nowrap; font-variant-numeric: lining-nums tabular-nums; }
thead .number { min-width: 6.25rem; white-space: normal; text-wrap: balance; }
thead .number:first-child { min-width: 0; }
.few { max-width: 40rem; }
td small, th small { display: block; font-weight: 400; }
.number small { display: inline-block; min-width: 3.4rem; }
td ul { margin: 0; padding-left: 1.1rem; }
.total th, .total td { font-weight: 700; background: var(--shade); border-top: 2px solid var(--rule); }
.chart { margin: 1rem 0 1.5rem; break-inside: avoid; }
.chart > svg { display: block; overflow: visible; font-family: var(--sans); }
figcaption { margin-bottom: .5rem; font-weight: 600; }
figcaption .note { display: block; font-weight: 400; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 .6rem; padding: 0; list-style: none; font-size: .875rem; }
.legend li { display: flex; align-items: center; gap: .4rem; }
.chart .label, .chart .value { font-size: 14px; fill: var(--ink); }
.chart .strong { font-weight: 700; }
.chart .value, .chart .inside, .chart .tick { font-variant-numeric: lining-nums tabular-nums; }
.chart .value { text-anchor: end; }
.chart .inside, .chart .tick { text-anchor: middle; font-size: 12.5px; }
.chart .inside { font-weight: 600; stroke-width: 3px; stroke-linejoin: round; paint-order: stroke; }
.chart .mean-value { font-size: 12px; fill: var(--ink); stroke: var(--paper); }
.chart .tick { fill: var(--ink); }
.chart line.mean { stroke: var(--accent); stroke-width: 2.5; }
.chart circle.mean { fill: var(--paper); stroke: var(--accent); stroke-width: 2.5; }
.chart .wide { display: none; }
.signatures { display: flex; justify-content: space-around; gap: 2rem; margin: 3rem 0 6rem; text-align: center; font-family: var(--serif); break-inside: avoid; }
.signatures strong { display: block; text-transform: uppercase; }
@media (min-width: 44rem) { .chart .wide { display: inline; } .chart .narrow { display: none; } }
@media screen and (max-width: 44rem) {
  .swipe { display: inline; }
  .few .swipe { display: none; }
  caption > span { display: block; position: sticky; left: 0; max-width: calc(100vw - 2rem); }
  tbody th { position: sticky; left: 0; background: var(--paper); min-width: 7.5rem; }
  .chart .mean-value { font-size: 9px; }
  .chart .tick { font-size: 11px; }
  table { font-size: .875rem; }
  th, td { padding: .35rem .4rem; }
  thead .number { min-width: 0; }
  .number small { display: block; min-width: 0; }
}
@page { size: A4; margin: 20mm 15mm 20mm 20mm; @bottom-center { content: counter(page) "/" counter(pages); font: 10pt "Times New Roman", "Noto Serif", serif; } }
@media print {
  body { max-width: none; padding: 0; font: 12pt/1.4 var(--serif); -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  nav, .skip, .swipe { display: none; }
  .chart .wide { display: inline; }
  .chart .narrow { display: none; }
  .letterhead { flex-wrap: nowrap; }
  .letterhead > div { flex-basis: 0; }
  .table { overflow: visible; }
  table { font-size: 10.5pt; }
  thead { display: table-header-group; }
  tr, .figures, .notice { break-inside: avoid; }
  tbody th { min-width: 0; }
  thead .number { min-width: 14mm; }
  .many table { font-size: 8.5pt; }
  .many thead .number { min-width: 0; }
  .number small { display: block; min-width: 0; }
  .few { max-width: none; }
  .few thead .number { min-width: 28mm; }
  th, td { padding: 3pt 4pt; }
  caption, figcaption { break-after: avoid; }
  .figures { grid-template-columns: repeat(6, 1fr); gap: 6pt; }
  .figures div { padding: 4pt 6pt; }
  .figures dt, .figures small { font-size: 9pt; }
  .figures dd { font-size: 15pt; }
  .first { break-before: page; }
  a { color: inherit; text-decoration: none; }
}
`;
