/** How states of impact are shown: an outline, a glyph and a word, and a color on top. */
import { html, svg } from "lit";
import { t } from "./words.js";

/** The same glyphs as in pictures: ring, triangle with an exclamation mark, half disc, cross. */
const GLYPHS = {
  UNAFFECTED: svg`<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
  AT_RISK: svg`<path d="M8 2l6.5 12h-13zM8 6v4M8 11.5v1.2" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/>`,
  DEGRADED: svg`<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 3a5 5 0 0 0 0 10z" fill="currentColor"/>`,
  OUTAGE: svg`<path d="M3.5 3.5l9 9m0-9l-9 9" fill="none" stroke="currentColor" stroke-width="2.5"/>`,
};

/** From the mildest to the worst. */
export const STATES = ["UNAFFECTED", "AT_RISK", "DEGRADED", "OUTAGE"];

export const glyph = (state) => html`<svg viewBox="0 0 16 16" aria-hidden="true">${GLYPHS[state]}</svg>`;

/** A state as a word in its outline. */
export const stateMark = (state) => html`<span class="state ${state}">${glyph(state)}${t(`state.${state}`)}</span>`;
