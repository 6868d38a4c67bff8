import { css } from 'lit';

/** The layout of the panel. The root has no color scheme: a frame whose scheme differs from that of its site is opaque. */
export const layout = css`
  :host { flex: 1; inline-size: 100%; min-block-size: 0; display: flex; }
  :host([hidden]) { display: none; }
  section { color-scheme: light dark; flex: 1; inline-size: 100%; min-block-size: 0; display: flex; flex-direction: column; background: var(--ground); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
  header { display: flex; align-items: center; gap: 8px; padding: 10px 14px; background: var(--main); color: var(--main-text); }
  header > div { flex: 1; }
  h1 { font-size: 1.1em; margin: 0; }
  header p { margin: 2px 0 0; font-size: 0.9em; }
  .body { flex: 1; overflow-y: auto; padding: 14px; }
  .status { padding: 6px 14px; border-block-end: 1px solid var(--line); }
  .status p { margin: 2px 0; }
  footer { padding: 10px 14px; border-block-start: 1px solid var(--line); }
  footer .actions { margin-block-start: 8px; justify-content: space-between; align-items: center; }
`;
