// The look of the frame; colours come from the theme.
export const STYLE = `
  .cw { margin: 0; padding: 4px 2px 6px 6px; max-width: 2000px; color: var(--cw-ink);
    font: 15px sans-serif; }
  .cw-title { margin: 0 0 .5em; }
  .cw-bar { display: flex; flex-wrap: wrap; gap: .4em 1.5em; align-items: center; margin: 0 0 .4em; }
  .cw label, .cw-group { display: inline-flex; align-items: center; gap: .4em; flex-wrap: wrap; }
  .cw-bar > *, .cw label > * { min-width: 0; max-width: 100%; }
  .cw label b { min-width: 2.2em; font-variant-numeric: tabular-nums; }
  .cw input[type=range] { accent-color: var(--cw-query); margin: 0; max-width: 60vw; }
  .cw select, .cw-bar button, .cw input[type=text] { font: inherit; color: inherit;
    background: var(--cw-lane); border: 1px solid var(--cw-muted); border-radius: 6px;
    padding: .2em .65em; max-width: 100%; }
  .cw button:disabled { opacity: .5; }
  .cw :focus-visible { outline: 3px solid var(--cw-query); outline-offset: 2px; }
  .cw-choice { gap: 0; }
  .cw-choice label { border: 1px solid var(--cw-muted); padding: .2em .65em; margin-left: -1px;
    background: var(--cw-lane); cursor: pointer; }
  .cw-choice label:has(:checked) { background: var(--cw-query); color: var(--cw-paper); }
  .cw-choice label:has(:focus-visible) { outline: 3px solid var(--cw-query); outline-offset: 2px; }
  .cw-choice input { position: absolute; opacity: 0; pointer-events: none; }
  .cw-stage { position: relative; }
  .cw canvas { display: block; width: 100%; }
  .cw-spots { position: absolute; inset: 0; pointer-events: none; overflow: hidden; }
  .cw-spot { position: absolute; padding: 0; border: 0; background: none; border-radius: 4px;
    cursor: pointer; pointer-events: auto; }
  .cw-spot:hover { box-shadow: inset 0 0 0 2px var(--cw-muted); }
  .cw-spot.cw-round { border-radius: 50%; cursor: grab; touch-action: none; }
  .cw-hint { position: absolute; transform: translate(-50%, -100%); padding: .15em .5em;
    border-radius: 4px; background: var(--cw-ink); color: var(--cw-paper); font-size: .9em;
    white-space: nowrap; pointer-events: none; }
  .cw-pad { position: absolute; cursor: crosshair; touch-action: none; }
  .cw-busy canvas { opacity: .45; }
  .cw-status { position: absolute; top: .3em; right: .3em; padding: .2em .6em; border-radius: 6px;
    background: var(--cw-ink); color: var(--cw-paper); }
  .cw output { display: block; min-height: 1.4em; margin-top: .3em; }
  .cw-live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cw details, .cw-foot { margin: .2em 0 0; color: var(--cw-muted); }
  .cw details p { margin: .2em 0; }
  .cw fieldset { display: flex; flex-wrap: wrap; gap: .25em .8em; align-items: center; border: 0;
    margin: 0 0 .5em; padding: 0; min-width: 0; }
  .cw legend { float: left; padding: 0; }
  .cw .cw-copied { display: block; box-sizing: border-box; width: 100%; margin: 0 0 .5em;
    font-family: monospace; }
  .cw:fullscreen { background: var(--cw-paper); padding: 1em; max-width: none; overflow: auto;
    box-sizing: border-box; }
  .cw [hidden] { display: none !important; }`;
