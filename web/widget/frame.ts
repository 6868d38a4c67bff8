/** Tells the page around the frame how much room the widget needs, and how many messages are unread. It learns nothing else. */
export function tellSite(state: { open: boolean; large: boolean; unread: number }): void {
  if (window.parent !== window) window.parent.postMessage({ type: 'parley-widget', ...state }, '*');
}

/** localStorage, or memory where the browser denies it. */
export function safeStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    localStorage.setItem('parley.probe', '');
    localStorage.removeItem('parley.probe');
    return localStorage;
  } catch {
    const values = new Map<string, string>();
    return {
      getItem: key => values.get(key) ?? null,
      setItem: (key, value) => void values.set(key, value),
      removeItem: key => void values.delete(key),
    };
  }
}
