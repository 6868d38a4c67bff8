import { css } from 'lit';

/** Items of a menu in a drop-down. */
export const menuStyles = css`
  .item {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 10px;
    border: 0;
    border-radius: 8px;
    background: none;
    text-align: start;
  }
  .item:hover:not(:disabled) {
    background: var(--hover);
  }
  .item[aria-pressed='true'] {
    background: var(--soft);
    font-weight: 600;
  }
  .item svg {
    color: var(--quiet);
  }
  .item.danger,
  .item.danger svg {
    color: var(--danger);
  }
  .line {
    block-size: 1px;
    margin: 6px 4px;
    background: var(--line);
  }
`;
