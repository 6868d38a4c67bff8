import { ParleyError } from './errors';

/** Why a request failed, as text for people. If a field of the form caused it, the text begins with the label of the field. */
export function reasonOf(problem: unknown, form?: HTMLFormElement | null): string {
  if (!(problem instanceof ParleyError)) return 'Something unexpected happened. Reload the page.';
  const { message, field } = problem;
  const control = form?.elements.namedItem(field.at(-1) ?? '');
  // A label contains its field, and begins with the text.
  const label = control instanceof HTMLElement && (control as HTMLInputElement).labels?.[0]?.innerText.split('\n')[0];
  return label ? `“${label}”: ${message}` : message;
}
