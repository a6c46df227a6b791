import { createHash } from 'node:crypto';
import { DARK_TONES, TONES } from '#domain/audit/plots/draw-svg.js';
import type { Tone } from '#domain/audit/plots/plot.js';

const tones = Object.keys(TONES) as readonly Tone[];
const properties = (valueOf: (tone: Tone) => string) =>
  tones.map((tone) => `${TONES[tone][0]}:${valueOf(tone)};`).join('');
const light = properties((tone) => TONES[tone][1]);
const dark = properties((tone) => DARK_TONES[tone]);

/** The one style of a report: 320 pixels first, two columns where there is room, paper in black on white. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:62rem;margin:0 auto;padding:16px 16px 48px}
h1{font-size:1.55rem;line-height:1.25;margin:8px 0 4px}
h2{font-size:1.25rem;line-height:1.3;margin:32px 0 8px;padding-top:12px;border-top:1px solid var(--line)}
h3{font-size:1rem;margin:16px 0 4px}
p,ul,dl,table{margin:0 0 12px}
p,li,dd{max-width:70ch}
ul{padding-left:1.25rem}
.lead p{font-size:1.15rem;margin-bottom:4px}
.quiet{color:var(--quiet)}
.subtitle{color:var(--quiet);margin-bottom:16px}
figure{margin:16px 0;display:grid;gap:12px;align-items:start}
figure>*,.scroll{overflow-x:auto}
svg{display:block;max-width:100%;height:auto}
svg.wide{max-width:none}
table{border-collapse:collapse;width:100%;font-size:.875rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding-bottom:4px}
th,td{text-align:left;vertical-align:top;padding:4px 8px 4px 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}
tbody th{font-weight:400}
td.n{text-align:right;white-space:nowrap}
th.n{text-align:right}
.action{border-left:3px solid var(--accent);padding-left:12px;margin:16px 0}
.action h3{margin-top:0}
.action p{margin-bottom:4px}
q{font-style:italic}
details{margin:12px 0}
summary{cursor:pointer;min-height:44px;padding:10px 0;font-weight:600;color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
dl{display:grid;grid-template-columns:minmax(0,1fr);gap:0 16px;font-size:.875rem}
dt{color:var(--quiet)}
dd{margin:0 0 6px}
@media (min-width:44rem){
th,td{padding-right:14px}
figure{grid-template-columns:minmax(0,26rem) minmax(0,1fr)}
dl{grid-template-columns:12rem minmax(0,1fr)}
}
@media print{
@page{size:A4;margin:9mm 11mm}
:root{color-scheme:light;${light}}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:7.8pt;line-height:1.25}
main{max-width:none;padding:0}
h1{font-size:14pt;margin:0}
h2{font-size:9.5pt;margin:4pt 0 1pt;padding-top:2pt}
h3{font-size:8.5pt;margin:3pt 0 1pt}
p,ul,dl,table{margin-bottom:1pt}
p,li,dd{max-width:none}
.lead p{font-size:9pt;margin-bottom:1pt}
.subtitle{margin-bottom:2pt}
figure{grid-template-columns:5.2cm minmax(0,1fr);gap:8pt;margin:2pt 0;break-inside:avoid}
svg,svg.wide{max-width:5.2cm}
table{font-size:7.5pt}
th,td{padding:.5pt 5pt .5pt 0}
.points{columns:2;column-gap:14pt}
.points>li{break-inside:avoid}
.cards{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:8pt}
.action{margin:3pt 0;padding-left:5pt;border-left-width:1.5pt}
.action p{margin-bottom:0}
h2,h3{break-after:avoid}
details:not([open]){display:none}
dl{grid-template-columns:repeat(2,3.4cm minmax(0,1fr));font-size:7pt;gap:0 8pt}
dd{margin-bottom:1pt}
}
`;

const digest = createHash('sha256').update(REPORT_STYLE).digest('base64');

/** What the page may load: nothing but its own style, which has to be this one. */
export const REPORT_POLICY = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;
