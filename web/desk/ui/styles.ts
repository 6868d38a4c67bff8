import { css } from 'lit';

/** Controls that all parts of the desk use. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: 34px;
    padding: 5px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--panel);
    font-weight: 550;
    white-space: nowrap;
  }
  .button:hover:not(:disabled) {
    background: var(--hover);
  }
  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.primary:hover:not(:disabled) {
    background: var(--accent-hover);
  }
  .button.danger {
    color: var(--danger);
  }
  .button.small {
    min-block-size: 28px;
    padding: 2px 10px;
    font-size: 13px;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: 34px;
    block-size: 34px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--quiet);
  }
  .icon-button:hover:not(:disabled),
  .icon-button[aria-expanded='true'],
  .icon-button[aria-pressed='true'] {
    background: var(--hover);
    color: var(--text);
  }
  .link {
    border: 0;
    padding: 0;
    background: none;
    color: var(--accent);
    font-weight: 550;
  }
  .link:hover {
    text-decoration: underline;
  }
  svg.icon {
    display: block;
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .small svg.icon {
    inline-size: 15px;
    block-size: 15px;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .hidden {
    position: absolute;
    clip-path: inset(50%);
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    white-space: nowrap;
  }
  .quiet {
    color: var(--quiet);
  }
  .cut {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .refusal {
    display: flex;
    gap: 8px;
    align-items: start;
    padding: 8px 10px;
    border-radius: 8px;
    background: var(--danger-ground);
    color: var(--danger);
    overflow-wrap: anywhere;
  }
  .refusal > span {
    flex: 1;
  }
  .refusal .icon-button {
    inline-size: 22px;
    block-size: 22px;
    color: inherit;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** Text fields. */
export const fields = css`
  .field {
    display: block;
    font-weight: 550;
  }
  input:not([type='checkbox'], [type='radio']),
  textarea,
  select {
    display: block;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 7px 10px;
    border: 1px solid var(--strong-line);
    border-radius: 8px;
    font: inherit;
    font-weight: 400;
    color: var(--text);
    background: var(--panel);
  }
  .field > :is(input, textarea, select) {
    margin-block-start: 4px;
  }
  textarea {
    resize: none;
  }
  ::placeholder {
    color: var(--quiet);
    opacity: 1;
  }
`;
