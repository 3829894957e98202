import { html, nothing, type Markup } from './markup.ts';

/** A way to the place that a text is about, to stand behind it. @param about what is said of that place. */
export function wayTo(about: string, address: string | undefined): Markup {
  if (address === undefined) return nothing;
  return html` <a class="way" href="${address}" title="Show in the plan" aria-label="Show in the plan: ${about}"
    >Show in the plan</a
  >`;
}

/** A text that leads somewhere, where there is an address. */
export function linked(text: string, address: string | undefined): Markup {
  return address === undefined ? html`${text}` : html`<a href="${address}" title="Show in the plan">${text}</a>`;
}
