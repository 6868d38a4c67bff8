import { css } from 'lit';

/** Rows of sessions. */
export const rowStyles = css`
  li {
    position: relative;
    block-size: var(--row);
    padding: 2px 8px;
  }
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    align-content: center;
    inline-size: 100%;
    block-size: 100%;
    padding: 6px 10px;
    border: 0;
    border-radius: 10px;
    background: none;
    text-align: start;
    color: var(--text);
  }
  .row:hover {
    background: var(--hover);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  li[aria-current='true'] .row {
    background: var(--selected);
  }
  .row > .avatar {
    grid-row: 1 / span 2;
    align-self: center;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    min-block-size: 20px;
  }
  .line > .cut {
    flex: 1;
  }
  .name {
    font-weight: 600;
  }
  .unread .name {
    font-weight: 750;
  }
  .preview,
  .time {
    color: var(--quiet);
    font-size: 13px;
  }
  .unread .preview {
    color: var(--text);
  }
  .time {
    flex: none;
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .time.warn {
    color: var(--warn);
    font-weight: 650;
  }
  .time.danger {
    color: var(--danger);
    font-weight: 650;
  }
`;
