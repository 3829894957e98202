import type { Markup } from './markup.ts';

/**
 * How the page looks. In an editor the colours are those of its theme; elsewhere they are light or dark as the reader's
 * system has it, and always light on paper. Words have the colour of text: the tones stand beside them, in dots, bars
 * and edges, so that every word can be read in every theme, and no colour says anything that no word says.
 */
export const styles: Markup = {
  markup: `
:root { color-scheme: light dark; --page: var(--vscode-editor-background, #fff); --ink: var(--vscode-editor-foreground, #1d2127);
  --soft: var(--vscode-descriptionForeground, #59636e); --line: var(--vscode-widget-border, var(--vscode-contrastBorder, #d4d9df));
  --panel: var(--vscode-editorWidget-background, #f5f7f9); --link: var(--vscode-textLink-foreground, #0a58c2);
  --bad: var(--vscode-charts-red, #c62f3a); --warn: var(--vscode-charts-yellow, #b7791f); --good: var(--vscode-charts-green, #1a7f42);
  --calm: var(--vscode-charts-blue, #3b76c4); --focus: var(--vscode-focusBorder, #0a58c2); }
@media (prefers-color-scheme: dark) { :root { --page: var(--vscode-editor-background, #16191d); --ink: var(--vscode-editor-foreground, #e2e6ea);
  --soft: var(--vscode-descriptionForeground, #9aa4af); --line: var(--vscode-widget-border, var(--vscode-contrastBorder, #363d45));
  --panel: var(--vscode-editorWidget-background, #1f242a); --link: var(--vscode-textLink-foreground, #6cb0ff);
  --bad: var(--vscode-charts-red, #f2777f); --warn: var(--vscode-charts-yellow, #dbaa44); --good: var(--vscode-charts-green, #55bd77);
  --calm: var(--vscode-charts-blue, #6fa8ee); --focus: var(--vscode-focusBorder, #6cb0ff); } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 28px 24px; max-width: 1000px; background: var(--page); color: var(--ink);
  font: 14px/1.5 var(--vscode-font-family, system-ui, sans-serif); overflow-wrap: break-word; }
h1 { font-size: 28px; line-height: 1.2; margin: 2px 0 4px; } h2 { font-size: 18px; line-height: 1.3; margin: 40px 0 10px; } h3 { font-size: 14px; margin: 20px 0 4px; }
small, .path, .facts, .legend, .note, .label, .who, footer { color: var(--soft); font-weight: normal; }
p { margin: 4px 0; } ul, ol { margin: 4px 0; padding-left: 22px; } li { margin: 4px 0; }
article + article { border-top: 3px double var(--line); margin-top: 48px; padding-top: 36px; }
.facts span { margin-right: 16px; } .facts b { color: var(--ink); }
.tone-bad { --tone: var(--bad); } .tone-warn { --tone: var(--warn); } .tone-good { --tone: var(--good); } .tone-calm { --tone: var(--calm); }
.verdict { margin: 20px 0; padding: 14px 18px; border-left: 6px solid var(--tone); background: color-mix(in srgb, var(--tone) 9%, var(--page)); border-radius: 4px; }
.verdict strong { display: block; font-size: 20px; line-height: 1.3; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; }
.card { border: 1px solid var(--line); border-radius: 6px; padding: 10px 14px; } .card p { margin: 0; } .value { font-size: 18px; font-weight: 600; white-space: nowrap; }
.actions li { margin: 12px 0; padding-left: 4px; } .who { display: block; }
.chip { display: inline-block; border: 1px solid var(--tone); border-radius: 10px; padding: 0 8px; font-size: 12px; line-height: 18px; white-space: nowrap; }
.chip::before { content: ""; display: inline-block; width: 7px; height: 7px; margin-right: 5px; border-radius: 50%; background: var(--tone); vertical-align: 1px; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: normal; white-space: nowrap; } .rows th, .rows td { overflow-wrap: anywhere; min-width: 6em; } .rows th[scope="row"] { min-width: 7.5em; } .rows td[data-label="Owner"] { min-width: 12em; } .number { text-align: right; padding-right: 20px; }
.number, .day { white-space: nowrap; } td p { margin: 0; } .checks { table-layout: fixed; } .checks th:first-child { width: 130px; } .checks th:last-child { width: 90px; }
code { color: var(--soft); background: none; padding: 0; font: 12px var(--vscode-editor-font-family, ui-monospace, monospace); }
svg { display: block; width: 100%; height: auto; max-width: 900px; font: 12px var(--vscode-font-family, system-ui, sans-serif); } svg text { fill: var(--ink); }
.fill-bad { --fill: var(--bad); } .fill-warn { --fill: var(--warn); } .fill-good { --fill: var(--good); } .fill-calm { --fill: var(--calm); }
.fill-rest { --fill: color-mix(in srgb, var(--ink) 16%, var(--page)); } [class^="fill-"], .key { fill: var(--fill); background: var(--fill); }
.key { display: inline-block; width: 11px; height: 11px; margin: 0 2px 0 12px; border-radius: 2px; } .key:first-child { margin-left: 0; }
.grid { stroke: var(--line); } svg .grid-label { fill: var(--soft); } .launch { stroke: var(--ink); stroke-width: 2; }
.way { white-space: nowrap; }
.today { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 5 3; } .today-label, .launch-label { font-weight: 600; }
.wheels { max-width: 400px; } .wheel { fill: none; stroke: var(--calm); stroke-width: 5; } .hub { fill: var(--calm); }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; } summary { cursor: pointer; margin: 6px 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 20px; list-style: none; padding: 0; margin: 0 0 28px; }
footer { margin-top: 40px; border-top: 1px solid var(--line); padding-top: 8px; font-size: 12px; }
@media (max-width: 680px) { .rows, .rows tbody, .rows tr, .rows th, .rows td { display: block; } .rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .rows tr { border-bottom: 1px solid var(--line); padding: 8px 0; } .rows th, .rows td { border: 0; padding: 1px 0; text-align: left; white-space: normal; }
  .rows th[scope="row"], .rows td[data-label] { min-width: 0; } .rows td { display: grid; grid-template-columns: 110px minmax(0, 1fr); justify-items: start; } .rows td:empty { display: none; } .rows td::before { content: attr(data-label); color: var(--soft); }
  .checks th:first-child { width: 110px; } .checks th:last-child { width: 70px; } }
@media print { :root { --page: #fff; --ink: #111; --soft: #555; --line: #ccc; --panel: #f4f4f4; --link: #111; --bad: #a61b27; --warn: #b7791f; --good: #116b34; --calm: #2559a0; }
  .way { display: none; } * { print-color-adjust: exact; } body { max-width: none; padding: 0; font-size: 12px; } h2 { margin-top: 24px; } h2, h3, .legend { break-after: avoid; }
  li, tr, svg, .card, .verdict { break-inside: avoid; } thead { display: table-header-group; } article + article { break-before: page; border: 0; margin: 0; padding: 0; } nav { display: none; } }
`,
};
