"use strict";

const STYLE = `
:host {
  all: initial;
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1c1f23; --soft: #5b636d; --line: #d4d9df; --wash: #f4f6f8;
  --error: #b3261e; --error-wash: #fdecea; --warning: #8a5300; --warning-wash: #fff4e0;
  --fine: #1a6e3c; --info: #175ca8; --accent: #175ca8; --on-accent: #ffffff; --shade: 0 6px 28px rgb(0 0 0 / .22);
}
@media (prefers-color-scheme: dark) {
  :host {
    --paper: #22262b; --ink: #eef1f4; --soft: #aab3bd; --line: #454d56; --wash: #2b3036;
    --error: #ff9c93; --error-wash: #47211f; --warning: #ffc46b; --warning-wash: #45330f;
    --fine: #7fd8a0; --info: #93c3ff; --accent: #93c3ff; --on-accent: #10243c; --shade: 0 6px 28px rgb(0 0 0 / .6);
  }
}
* { box-sizing: border-box; }
.bar, .panel {
  position: fixed; z-index: 2147483646; color: var(--ink); background: var(--paper);
  font: 13px/1.5 system-ui, "Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", sans-serif;
  border: 1px solid var(--line);
}
.bar {
  display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; max-width: calc(100vw - 8px);
  padding: 3px 8px; border-radius: 8px; box-shadow: 0 1px 6px rgb(0 0 0 / .14); font-size: 12px;
}
.bar .name { font-weight: 600; color: var(--soft); order: -2; }
.bar .state { order: -1; }
.bar label { display: inline-flex; align-items: center; gap: 4px; color: var(--soft); }
select, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
select { padding: 1px 4px; max-width: 15em; }
button { padding: 6px 14px; cursor: pointer; }
.bar button { padding: 1px 8px; }
button:hover { background: var(--wash); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
button.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button.first:hover { filter: brightness(1.08); }
button.risky { color: var(--error); border-color: transparent; background: none; text-decoration: underline; text-underline-offset: 3px; }
button.risky:hover { background: var(--error-wash); }
.bar button.state { border: 0; background: none; font-weight: 600; padding: 1px 2px; text-align: left; }
.state.ok { color: var(--fine); } .state.block { color: var(--error); } .state.warn, .state.unknown, .state.again { color: var(--warning); }
.state.asking, .state.empty { color: var(--soft); }
.bar .hint { border-style: dashed; color: var(--info); }
.bar .notice { color: var(--warning); }
.panel {
  z-index: 2147483647; display: flex; flex-direction: column; width: min(500px, calc(100vw - 8px));
  max-height: min(540px, calc(100vh - 8px)); border-radius: 12px; box-shadow: var(--shade); overflow: hidden;
}
.panel header { padding: 12px 16px; border-bottom: 1px solid var(--line); }
.panel.block header { background: var(--error-wash); } .panel.warn header, .panel.unknown header { background: var(--warning-wash); }
.panel h2 { margin: 0; font-size: 15px; line-height: 1.4; }
.panel.block h2 { color: var(--error); } .panel.warn h2, .panel.unknown h2 { color: var(--warning); }
.panel header p { margin: 2px 0 0; color: var(--soft); font-size: 12px; }
.panel .list { overflow: auto; padding: 4px 16px; margin: 0; list-style: none; overscroll-behavior: contain; }
.panel .list > li { padding: 10px 0; border-bottom: 1px solid var(--line); }
.panel .list > li:last-child { border-bottom: 0; }
.panel .list p { margin: 6px 0 0; }
.places { margin: 0; padding: 0; list-style: none; }
.places button { display: block; width: 100%; margin: 0 0 4px; padding: 5px 10px; text-align: left; background: var(--wash); overflow-wrap: anywhere; }
.places b { margin-right: 6px; } .places .error b { color: var(--error); } .places .warning b { color: var(--warning); } .places .info b { color: var(--info); }
.places code { font: 600 13px/1.4 ui-monospace, "Noto Sans Mono CJK JP", monospace; }
.places small { display: block; color: var(--soft); }
.remedy::before { content: "→ "; color: var(--fine); font-weight: 700; }
.source { font-size: 12px; color: var(--soft); overflow-wrap: anywhere; }
a { color: var(--accent); }
.panel footer { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 10px 16px; border-top: 1px solid var(--line); background: var(--wash); }
.panel footer p { flex: 1 1 100%; margin: 0; }
.panel footer > :last-child { margin-left: auto; }
.mirror {
  position: fixed; pointer-events: none; overflow: hidden; color: transparent; background: none; z-index: 2147483645;
}
.mirror div { white-space: pre-wrap; overflow-wrap: break-word; }
.mirror mark { background: none; color: transparent; text-decoration: underline wavy 1.5px; text-underline-offset: 3px; text-decoration-skip-ink: none; }
mark.error { text-decoration-color: #d3352b; } mark.warning { text-decoration-color: #d18700; } mark.info { text-decoration-color: #2f7fd6; }
@media (max-width: 560px) {
  .panel { left: 0 !important; right: 0; top: auto !important; bottom: 0; width: 100vw; max-height: 70vh; border-radius: 12px 12px 0 0; }
  .panel footer button { flex: 1 1 auto; }
  .bar .name, .bar label span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  select { max-width: 11em; }
}
@media (prefers-reduced-motion: no-preference) { .panel { animation: rise .12s ease-out; } }
@keyframes rise { from { opacity: 0; transform: translateY(4px); } }
`;
