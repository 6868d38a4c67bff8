import { html, svg } from 'lit';

const PATHS = {
  chats: 'M4 5h16v11H9l-5 4V5Z',
  history: 'M12 7v5l3 2M4.6 9A8 8 0 1 1 4 13M4 4v5h5',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM16 16l4.5 4.5',
  send: 'M4 12 20 4l-6 16-3-7-7-1Z',
  note: 'M6 11h12v9H6v-9ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  transfer: 'M4 8h13l-3.5-3.5M20 16H7l3.5 3.5',
  ticket: 'M4 7h16v3.5a1.5 1.5 0 0 0 0 3V17H4v-3.5a1.5 1.5 0 0 0 0-3V7ZM14 7v2M14 11.5v1M14 15v2',
  end: 'M5 12.5 10 17 19 7',
  close: 'm6 6 12 12M18 6 6 18',
  back: 'M15 5 8 12l7 7',
  down: 'm6 9 6 6 6-6',
  more: 'M5 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4M12 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4M19 11.3a.7.7 0 1 0 0 1.4.7.7 0 0 0 0-1.4',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15L6 16ZM10 21h4',
  inbox: 'M4 5h16v14H4V5ZM4 13h4l1.5 3h5l1.5-3h4',
  help: 'M9.3 9a2.8 2.8 0 1 1 4 2.6c-.9.5-1.3 1-1.3 2.1M12 17h.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20a7.5 7.5 0 0 1 15 0',
  company: 'M5 20V5h9v15M14 9h5v11M3 20h18M8 9h3M8 13h3',
  sale: 'M4 17 10 11l3.5 3.5L20 7M15 7h5v5',
  project: 'M4 6h6l2 2h8v11H4V6Z',
  mail: 'M4 6h16v12H4V6Zm0 1 8 6 8-6',
  phone: 'M7 4h3l1.5 4.5L9.5 10a11 11 0 0 0 4.5 4.5l1.5-2L20 14v3a3 3 0 0 1-3 3A13 13 0 0 1 4 7a3 3 0 0 1 3-3Z',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 8v4.5l3 1.5',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  retry: 'M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5',
  link: 'M10 14a4 4 0 0 0 6 .4l2.5-2.5a4 4 0 0 0-5.6-5.6L11.5 7.6M14 10a4 4 0 0 0-6-.4l-2.5 2.5a4 4 0 0 0 5.6 5.6l1.4-1.4',
  unlink: 'm5 5 14 14M9.5 14.5l-2 2a3 3 0 0 1-4-4l2-2M14.5 9.5l2-2a3 3 0 0 1 4 4l-2 2',
  alert: 'M12 4 3 19h18L12 4ZM12 10v4M12 16.5h.01',
  download: 'M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M5 20h14',
  out: 'M14 5h5v14h-5M4 12h11m0 0-3.5-3.5M15 12l-3.5 3.5',
  queue: 'M5 6h14M5 12h14M5 18h8',
  bot: 'M5 9h14v10H5V9ZM12 9V5M9.5 13.5h.01M14.5 13.5h.01M3 13v3M21 13v3',
  options: 'M4 6h16v5H4V6ZM4 15h10v4H4v-4Z',
  clip: 'm20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8L9.5 17a1.7 1.7 0 0 1-2.4-2.4L15 7',
  plus: 'M12 5v14M5 12h14',
  page: 'M4 5h16v14H4V5ZM4 9h16',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18',
} as const;

export type Icon = keyof typeof PATHS;

/** A picture beside a text. It says nothing to screen readers. */
export function icon(name: Icon) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${PATHS[name]}></path>`}</svg>`;
}
