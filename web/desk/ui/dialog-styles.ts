import { css } from 'lit';

/** Modal dialogs. */
export const dialogStyles = css`
  dialog {
    inline-size: min(480px, calc(100vw - 32px));
    max-block-size: min(640px, calc(100vh - 48px));
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--raised);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(10 14 22 / 45%);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 14px 12px 10px 20px;
  }
  .head h2 {
    flex: 1;
    font-size: 16px;
  }
  .content {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-block-size: 0;
    padding: 4px 20px 20px;
    overflow-y: auto;
  }
  .foot {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    padding: 12px 20px;
    border-block-start: 1px solid var(--line);
  }
`;
