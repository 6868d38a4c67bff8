import { LitElement, css, html, nothing } from 'lit';
import { dialogStyles } from '../ui/dialog-styles';
import { icon } from '../ui/icons';
import { controls } from '../ui/styles';
import { SHORTCUTS, type Shortcuts } from './shortcuts';

/** The keyboard shortcuts, and a switch for those of a single key. */
export class HelpDialog extends LitElement {
  static override properties = { shortcuts: { attribute: false }, isOpen: { state: true } };
  declare shortcuts: Shortcuts;
  declare private isOpen: boolean;

  static override styles = [
    controls,
    dialogStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 8px 16px;
        align-items: center;
      }
      dt {
        text-align: end;
      }
      kbd {
        display: inline-block;
        min-inline-size: 26px;
        padding: 2px 7px;
        border: 1px solid var(--line);
        border-block-end-width: 2px;
        border-radius: 6px;
        background: var(--ground);
        font: 600 12px/1.4 var(--font);
        text-align: center;
      }
      label {
        display: flex;
        gap: 10px;
        align-items: center;
      }
    `,
  ];

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => (this.isOpen = false)}>
      ${this.isOpen
        ? html`<div class="head">
              <h2 id="heading">Keyboard shortcuts</h2>
              <button class="icon-button" aria-label="Close" autofocus @click=${() => this.renderRoot.querySelector('dialog')?.close()}>${icon('close')}</button>
            </div>
            <div class="content">
              <dl>${SHORTCUTS.map(({ keys, text }) => html`<dt>${keys.map(key => html`<kbd>${key}</kbd> `)}</dt><dd>${text}</dd>`)}</dl>
              <label><input type="checkbox" .checked=${this.shortcuts.areOn} @change=${this.#onSwitch} />Shortcuts of a single key</label>
            </div>`
        : nothing}
    </dialog>`;
  }

  async show(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog?.open) dialog?.showModal();
  }

  #onSwitch({ target }: Event): void {
    this.shortcuts.areOn = (target as HTMLInputElement).checked;
  }
}
customElements.define('help-dialog', HelpDialog);
