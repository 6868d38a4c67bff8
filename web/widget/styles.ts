import { css } from 'lit';

/** Controls that all parts of the widget use. */
export const controls = css`
  * { box-sizing: border-box; }
  button { font: inherit; cursor: pointer; border: 1px solid transparent; border-radius: 8px; padding: 8px 14px; background: var(--button); color: var(--button-text); }
  button.plain { background: none; color: inherit; border-color: var(--line); }
  button:disabled { cursor: default; opacity: 0.6; }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
  label { display: block; margin-block-end: 10px; }
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea { display: block; inline-size: 100%; margin-block-start: 4px; padding: 8px 10px; font: inherit; color: inherit; background: var(--field); border: 1px solid var(--field-line); border-radius: 8px; }
  textarea { resize: vertical; min-block-size: 72px; }
  [aria-invalid='true'] { border-color: var(--error) !important; }
  .error { color: var(--error); margin-block: 6px; }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; }
  .quiet { color: var(--quiet); }
`;

/** Texts for screen readers only. */
export const unseen = css`
  .unseen { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
`;
