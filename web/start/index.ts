import './page.css';

/** Shows the links to the pages that are served. */
async function show(): Promise<void> {
  const served = (await (await fetch('/pages.json')).json()) as Record<string, unknown>;
  for (const entry of document.querySelectorAll<HTMLElement>('[data-page]')) {
    if (!served[entry.dataset.page!]) entry.remove();
  }
  document.querySelector('dl')!.hidden = false;
}

void show();
