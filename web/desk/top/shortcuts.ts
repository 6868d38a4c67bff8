const SWITCH = 'parley.desk.shortcuts';

export type Command =
  | 'search' | 'accept-next' | 'next' | 'previous' | 'write' | 'note' | 'transfer' | 'ticket' | 'end' | 'presence' | 'chats' | 'history' | 'help' | 'leave';

interface Shortcut {
  /** The keys, as they are shown. */
  readonly keys: readonly string[];
  readonly text: string;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['N'], text: 'Accept the next customer' },
  { keys: ['J', 'K'], text: 'Next and previous chat' },
  { keys: ['Alt ↓', 'Alt ↑'], text: 'Next and previous chat, also while you write' },
  { keys: ['W'], text: 'Write a message' },
  { keys: ['Alt N'], text: 'Change between message and note' },
  { keys: ['Enter'], text: 'Send' },
  { keys: ['Shift Enter'], text: 'New line' },
  { keys: ['T'], text: 'Transfer the chat' },
  { keys: ['I'], text: 'Create a ticket' },
  { keys: ['E'], text: 'End the chat' },
  { keys: ['P'], text: 'Presence' },
  { keys: ['/'], text: 'Search; while you write, canned replies' },
  { keys: ['C', 'H'], text: 'Chats and history' },
  { keys: ['Esc'], text: 'Leave the text, then the chat' },
  { keys: ['?'], text: 'This help' },
];

const SINGLE: Record<string, Command> = {
  '/': 'search',
  '?': 'help',
  n: 'accept-next',
  j: 'next',
  k: 'previous',
  w: 'write',
  t: 'transfer',
  i: 'ticket',
  e: 'end',
  p: 'presence',
  c: 'chats',
  h: 'history',
};

const WITH_ALT: Record<string, Command> = { ArrowDown: 'next', ArrowUp: 'previous', KeyN: 'note' };

/** Listens to the keyboard. Keys of a single letter count outside of texts and dialogs only, and can be switched off. */
export class Shortcuts {
  constructor(private readonly run: (command: Command) => void) {}

  get areOn(): boolean {
    return localStorage.getItem(SWITCH) !== 'off';
  }

  set areOn(on: boolean) {
    localStorage.setItem(SWITCH, on ? 'on' : 'off');
  }

  /** To be called with the keys of the whole page. */
  readonly onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.isComposing) return;
    const path = event.composedPath().filter(each => each instanceof HTMLElement);
    if (path.some(element => element instanceof HTMLDialogElement && element.open)) return;
    const isText = path[0]?.matches('input:not([type=checkbox], [type=radio]), textarea, select') ?? false;
    const command = this.#commandOf(event, isText, path[0]);
    if (!command) return;
    event.preventDefault();
    this.run(command);
  };

  #commandOf(event: KeyboardEvent, isText: boolean, target: HTMLElement | undefined): Command | undefined {
    if (event.altKey) return WITH_ALT[event.code];
    if (event.key === 'Escape') {
      if (!isText) return 'leave';
      target?.blur();
      return undefined;
    }
    return isText || !this.areOn ? undefined : SINGLE[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  }
}
