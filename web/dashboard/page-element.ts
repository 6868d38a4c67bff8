import { LitElement } from 'lit';

/** An element whose content belongs to the page: the page's style sheets apply to it. */
export abstract class PageElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Fires an event that the elements around this one hear. */
  protected fire<D>(name: string, detail?: D): void {
    this.dispatchEvent(new CustomEvent<D>(name, { detail, bubbles: true }));
  }
}
