import { css } from 'lit';

/** A number in a pill, as of unread messages. */
export const badges = css`
  .badge {
    flex: none;
    min-inline-size: 20px;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--unread);
    color: #fff;
    font-size: 12px;
    font-weight: 650;
    line-height: 20px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .count {
    flex: none;
    padding: 0 7px;
    border-radius: 10px;
    background: var(--hover);
    color: var(--quiet);
    font-size: 12px;
    font-weight: 600;
    line-height: 20px;
    font-variant-numeric: tabular-nums;
  }
  .chip {
    flex: none;
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px 8px;
    border-radius: 6px;
    background: var(--hover);
    color: var(--quiet);
    font-size: 12px;
    font-weight: 550;
    white-space: nowrap;
  }
  .chip.warn {
    background: var(--warn-ground);
    color: var(--warn);
  }
  .chip.danger {
    background: var(--danger-ground);
    color: var(--danger);
  }
  .chip.good {
    color: var(--good);
  }
`;

/** Circles with the initials of a name, and dots of presence. */
export const avatars = css`
  .avatar {
    flex: none;
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    color: #fff;
    font-size: 13px;
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  .avatar.small {
    inline-size: 28px;
    block-size: 28px;
    font-size: 11px;
  }
  .avatar.t0 {
    background: #6a3fc0;
  }
  .avatar.t1 {
    background: #a8325c;
  }
  .avatar.t2 {
    background: #1f6f54;
  }
  .avatar.t3 {
    background: #1a64a4;
  }
  .avatar.t4 {
    background: #85560a;
  }
  .avatar.t5 {
    background: #565a97;
  }
  .avatar.t6 {
    background: #9c421f;
  }
  .avatar.t7 {
    background: #2b6a72;
  }
  .dot {
    flex: none;
    inline-size: 9px;
    block-size: 9px;
    border-radius: 50%;
    border: 2px solid var(--quiet);
  }
  .dot.PRESENT {
    border-color: var(--good);
    background: var(--good);
  }
  .avatar .dot {
    position: absolute;
    inset-block-end: -1px;
    inset-inline-end: -1px;
    inline-size: 11px;
    block-size: 11px;
    background: var(--panel);
    box-shadow: 0 0 0 2px var(--panel);
  }
  .avatar .dot.PRESENT {
    background: var(--good);
  }
`;
