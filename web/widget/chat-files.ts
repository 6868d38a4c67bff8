import { html } from 'lit';
import type { CustomerConversation } from '../shared';
import '../shared/file-picker';
import type { SendFile } from '../shared/file-picker';
import '../shared/message-files';
import type { Texts } from './texts';

/** Texts that only chats with files need: of the button, and of the one that cancels an upload. */
const WORDS: Record<string, readonly [attach: string, cancel: string]> = {
  nb: ['Legg ved filer', 'Avbryt'],
  no: ['Legg ved filer', 'Avbryt'],
  nn: ['Legg ved filer', 'Avbryt'],
  sv: ['Bifoga filer', 'Avbryt'],
  da: ['Vedhæft filer', 'Annuller'],
  fi: ['Liitä tiedostoja', 'Peruuta'],
  de: ['Dateien anhängen', 'Abbrechen'],
  fr: ['Joindre des fichiers', 'Annuler'],
  nl: ['Bestanden toevoegen', 'Annuleren'],
};

/** The button for files, and the files on their way. */
export function filePicker(chat: CustomerConversation, texts: Texts, language: string) {
  const [attach, cancel] = WORDS[language] ?? ['Attach files', 'Cancel'];
  const send: SendFile = (file, options) => chat.attach(file, options);
  return html`<file-picker area="chat-panel" .texts=${{ ...texts, attach, cancel }} .send=${send}></file-picker>`;
}
