import { css } from 'lit';

/** Messages, notes and notices of a conversation. */
export const messageStyles = css`
  .message {
    display: flex;
    gap: 8px;
    margin-block-start: 2px;
    padding-inline-start: 36px;
  }
  .message.first {
    margin-block-start: 14px;
    padding-inline-start: 0;
  }
  .message > .avatar {
    margin-block-start: 2px;
  }
  .body {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-inline-size: 0;
    max-inline-size: min(75%, 640px);
  }
  .ours {
    flex-direction: row-reverse;
    padding-inline: 0 36px;
  }
  .ours.first {
    padding-inline-end: 0;
  }
  .ours .body {
    align-items: flex-end;
  }
  .meta {
    display: flex;
    gap: 8px;
    align-items: baseline;
    margin-block-end: 3px;
    padding-inline: 2px;
    font-size: 12px;
    color: var(--quiet);
  }
  .who {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-weight: 600;
    color: var(--text);
  }
  .who svg.icon {
    inline-size: 13px;
    block-size: 13px;
  }
  .bubble {
    padding: 7px 12px;
    border-radius: 14px;
    background: var(--bubble);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .removed {
    font-style: italic;
    color: var(--quiet);
  }
  .theirs.first .bubble {
    border-start-start-radius: 4px;
  }
  .ours .bubble {
    background: var(--mine);
  }
  .ours.first .bubble {
    border-start-end-radius: 4px;
  }
  .note,
  .note.first {
    padding-inline-start: 36px;
  }
  .note .body {
    max-inline-size: min(90%, 720px);
  }
  .note .who {
    color: var(--note-text);
  }
  .note .bubble {
    border-inline-start: 3px solid var(--note-line);
    border-radius: 6px 12px 12px 6px;
    background: var(--note);
  }
  .mention {
    font-weight: 600;
    color: var(--note-text);
  }
  .mention.me {
    text-decoration: underline 2px;
    text-underline-offset: 3px;
  }
  .marked .bubble {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  a {
    color: var(--accent);
  }
  .receipt {
    float: inline-end;
    margin-inline-start: 10px;
    margin-block-start: 3px;
    font-size: 11px;
    letter-spacing: -3px;
    padding-inline-end: 3px;
    color: var(--quiet);
  }
  .receipt.read {
    color: var(--accent);
  }
  .chosen svg.icon {
    inline-size: 14px;
    block-size: 14px;
    margin-inline-end: 4px;
    vertical-align: -2px;
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 6px;
  }
  .options li {
    padding: 3px 10px;
    border: 1px solid var(--line);
    border-radius: 14px;
    color: var(--quiet);
    font-size: 13px;
  }
  .day,
  .new,
  .notice {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 12px;
    margin-block: 16px 4px;
    font-size: 12px;
    color: var(--quiet);
    text-align: center;
  }
  .notice {
    margin-block: 10px 4px;
  }
  .day::before,
  .day::after,
  .new::before,
  .new::after {
    content: '';
    flex: 1;
    block-size: 1px;
    background: var(--line);
  }
  .day span {
    font-weight: 600;
  }
  .new {
    color: var(--danger);
    font-weight: 650;
  }
  .new::before,
  .new::after {
    background: currentcolor;
    opacity: 0.4;
  }
`;
