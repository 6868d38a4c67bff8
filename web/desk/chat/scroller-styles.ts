import { css } from 'lit';

/** The scrolling area of messages, and what is below the last one. */
export const scrollerStyles = css`
  :host {
    position: relative;
    display: block;
    min-block-size: 0;
  }
  .scroller {
    block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .content {
    max-inline-size: 860px;
    margin-inline: auto;
    padding: 0 20px 18px;
  }
  .top {
    min-block-size: 20px;
    padding-block: 14px 0;
    font-size: 12px;
    color: var(--quiet);
    text-align: center;
  }
  .unsent {
    padding-inline-end: 36px;
  }
  .unsent .bubble {
    opacity: 0.75;
  }
  .unsent .meta {
    margin-block-start: 3px;
  }
  .failed {
    display: flex;
    gap: 6px;
    align-items: center;
    margin-block-start: 4px;
    color: var(--danger);
    font-size: 13px;
  }
  .again {
    display: flex;
    gap: 14px;
    font-size: 13px;
  }
  .typing {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-block-start: 14px;
    color: var(--quiet);
    font-size: 13px;
  }
  .dots {
    display: inline-flex;
    gap: 4px;
    padding: 9px 11px;
    border-radius: 14px;
    background: var(--bubble);
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--quiet);
    animation: beat 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes beat {
    0%,
    60%,
    100% {
      opacity: 0.35;
      transform: none;
    }
    30% {
      opacity: 1;
      transform: translateY(-2px);
    }
  }
  .latest {
    position: absolute;
    inset-block-end: 14px;
    inset-inline-start: 50%;
    translate: -50% 0;
    border-radius: 20px;
    box-shadow: var(--shadow);
  }
`;
