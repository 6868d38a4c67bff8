/** Tells the page around the frame how much room the widget needs, and how many messages are unread. It learns nothing else. */
export function tellSite(state: { open: boolean; large: boolean; unread: number }): void {
  if (window.parent !== window) window.parent.postMessage({ type: 'parley-widget', ...state }, '*');
}

/** A short sound. */
export function beep(): void {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  volume.gain.setValueAtTime(0.05, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.3);
  tone.frequency.value = 660;
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.3);
  tone.onended = () => void audio.close();
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

/** Lets the reader save a file. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has read the address by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
