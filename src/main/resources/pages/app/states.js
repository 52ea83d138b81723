/** How states of impact are shown: an outline, a glyph and a word, and a color on top. */
import { html } from "lit";
import { glyph as drawn } from "./outline.js";
import { t } from "./words.js";

/** From the mildest to the worst. */
export const STATES = ["UNAFFECTED", "AT_RISK", "DEGRADED", "OUTAGE"];

/** The same as in pictures. */
export const glyph = (state) =>
  html`<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">${drawn(state, 8, 8)}</svg>`;

/** A state as a word in its outline. */
export const stateMark = (state) => html`<span class="state ${state}">${glyph(state)}${t(`state.${state}`)}</span>`;
