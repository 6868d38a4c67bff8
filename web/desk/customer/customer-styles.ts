import { css } from 'lit';

/** The panel of the customer and the records of the CRM. */
export const customerStyles = css`
  section {
    padding: 14px 18px;
    border-block-end: 1px solid var(--line);
  }
  section:last-of-type {
    border: 0;
  }
  h2 {
    font-size: 16px;
    overflow-wrap: anywhere;
  }
  h3 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 8px;
    font-size: 12px;
    font-weight: 650;
    color: var(--quiet);
  }
  .top {
    display: flex;
    gap: 12px;
    align-items: center;
  }
  .top p {
    font-size: 13px;
  }
  dl {
    display: grid;
    gap: 6px;
    margin-block-start: 12px;
  }
  dl > div {
    display: flex;
    gap: 10px;
    align-items: center;
    min-inline-size: 0;
  }
  dt {
    color: var(--quiet);
  }
  dt svg.icon {
    inline-size: 16px;
    block-size: 16px;
  }
  dd {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  a {
    color: var(--accent);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  .card {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    padding-block: 4px;
  }
  .card > div {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .card .icon-button {
    inline-size: 28px;
    block-size: 28px;
  }
  .card .icon-button svg {
    inline-size: 15px;
    block-size: 15px;
  }
  .card p {
    font-size: 13px;
  }
  .picture {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 28px;
    block-size: 28px;
    border-radius: 8px;
    background: var(--soft);
    color: var(--accent);
  }
  .picture svg.icon {
    inline-size: 16px;
    block-size: 16px;
  }
  .title {
    font-weight: 600;
  }
  .rows {
    display: grid;
    gap: 10px;
  }
  .rows p,
  .past {
    font-size: 13px;
  }
  .past {
    display: grid;
    inline-size: calc(100% + 16px);
    margin: -4px -8px;
    padding: 6px 8px;
    border: 0;
    border-radius: 8px;
    background: none;
    text-align: start;
  }
  .past:hover {
    background: var(--hover);
  }
  .adds {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
  }
  .add {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-size: 13px;
  }
  .add svg.icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .refusal {
    margin: 12px 18px 0;
  }
  .back {
    display: none;
    margin: 12px 18px 0;
  }
  @media (max-width: 1180px) {
    .back {
      display: inline-flex;
    }
  }
`;
