import type { Markup } from './markup.ts';

/**
 * How the page looks. In an editor the colours are those of its theme; elsewhere they are light or dark as the reader's
 * system has it, and always light on paper. No colour says anything that no word says.
 */
export const styles: Markup = {
  markup: `
:root { color-scheme: light dark; --page: var(--vscode-editor-background, #fff); --ink: var(--vscode-editor-foreground, #1d2127);
  --soft: var(--vscode-descriptionForeground, #59636e); --line: var(--vscode-widget-border, var(--vscode-contrastBorder, #d4d9df));
  --panel: var(--vscode-editorWidget-background, #f5f7f9); --link: var(--vscode-textLink-foreground, #0a58c2);
  --bad: var(--vscode-charts-red, #c62f3a); --warn: var(--vscode-charts-yellow, #9a6700); --good: var(--vscode-charts-green, #1a7f42);
  --calm: var(--vscode-charts-blue, #3b76c4); --focus: var(--vscode-focusBorder, #0a58c2); }
@media (prefers-color-scheme: dark) { :root { --page: var(--vscode-editor-background, #16191d); --ink: var(--vscode-editor-foreground, #e2e6ea);
  --soft: var(--vscode-descriptionForeground, #9aa4af); --line: var(--vscode-widget-border, var(--vscode-contrastBorder, #363d45));
  --panel: var(--vscode-editorWidget-background, #1f242a); --link: var(--vscode-textLink-foreground, #6cb0ff);
  --bad: var(--vscode-charts-red, #f2777f); --warn: var(--vscode-charts-yellow, #dbaa44); --good: var(--vscode-charts-green, #55bd77);
  --calm: var(--vscode-charts-blue, #6fa8ee); --focus: var(--vscode-focusBorder, #6cb0ff); } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 1000px; background: var(--page); color: var(--ink);
  font: 14px/1.5 var(--vscode-font-family, system-ui, sans-serif); overflow-wrap: break-word; }
h1 { font-size: 28px; line-height: 1.2; margin: 0; } h2 { font-size: 18px; margin: 36px 0 8px; } h3 { font-size: 14px; margin: 20px 0 4px; }
small, .path, .facts, .legend, .note, .label, .who, footer { color: var(--soft); font-weight: normal; }
p { margin: 4px 0; } ul, ol { margin: 4px 0; padding-left: 22px; } li { margin: 4px 0; }
article + article { border-top: 3px double var(--line); margin-top: 48px; padding-top: 36px; }
.facts span { margin-right: 16px; } .facts b { color: var(--ink); }
.verdict { margin: 20px 0; padding: 12px 16px; border-left: 5px solid currentColor; background: var(--panel); border-radius: 4px; }
.verdict strong { font-size: 18px; margin-right: 8px; } .verdict span { color: var(--ink); }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; }
.card { border: 1px solid var(--line); border-radius: 6px; padding: 10px 14px; } .card p { margin: 0; } .value { font-size: 20px; font-weight: 600; }
.actions li { margin: 10px 0; } .who { display: block; }
.chip { display: inline-block; border: 1px solid currentColor; border-radius: 10px; padding: 0 8px; font-size: 12px; white-space: nowrap; }
.tone-bad { color: var(--bad); } .tone-warn { color: var(--warn); } .tone-good { color: var(--good); } .tone-calm { color: var(--calm); }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: 6px 10px 6px 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: normal; } th[scope="row"] { white-space: nowrap; } .number { text-align: right; white-space: nowrap; padding-right: 16px; } td p { margin: 0; }
.checks td:first-child { width: 120px; } .checks td:last-child { width: 110px; white-space: nowrap; }
code { color: var(--soft); font: 12px var(--vscode-editor-font-family, ui-monospace, monospace); }
svg { display: block; width: 100%; height: auto; max-width: 900px; font: 12px var(--vscode-font-family, system-ui, sans-serif); } svg text { fill: var(--ink); }
.fill-bad { fill: var(--bad); background: var(--bad); } .fill-warn { fill: var(--warn); background: var(--warn); }
.fill-good { fill: var(--good); background: var(--good); } .fill-calm { fill: var(--calm); background: var(--calm); }
.key { display: inline-block; width: 11px; height: 11px; margin-left: 10px; border-radius: 2px; }
.grid { stroke: var(--line); } svg .grid-label { fill: var(--soft); } .launch { stroke: var(--ink); stroke-width: 2; }
.today { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 5 3; } svg .today-label { fill: var(--bad); }
.wheels { max-width: 400px; } .wheel { fill: none; stroke: var(--calm); stroke-width: 5; } .hub { fill: var(--calm); }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; } summary { cursor: pointer; margin: 6px 0; }
footer { margin-top: 40px; border-top: 1px solid var(--line); padding-top: 8px; font-size: 12px; }
@media print { :root { --page: #fff; --ink: #111; --soft: #555; --line: #ccc; --panel: #f4f4f4; --link: #111; --bad: #a61b27; --warn: #7a5200; --good: #116b34; --calm: #2559a0; }
  body { max-width: none; padding: 0; } section, tr, svg { break-inside: avoid; } article + article { break-before: page; } nav { display: none; } }
`,
};
