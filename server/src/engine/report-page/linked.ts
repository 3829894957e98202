import { html, type Markup } from './markup.ts';

/** A text that leads somewhere, where there is an address. */
export function linked(text: string, address: string | undefined): Markup {
  return address === undefined ? html`${text}` : html`<a href="${address}" title="Show in the plan">${text}</a>`;
}
