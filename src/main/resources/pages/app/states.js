/**
 * How states of impact are shown: an outline, a glyph and a word, and a color on top, which is in
 * the style sheet. The same as in the SVG and PDF that the server makes (`StateLook.java`).
 */
import { html, svg } from "lit";
import { t } from "./words.js";

/** From the mildest to the worst. */
export const STATES = ["UNAFFECTED", "AT_RISK", "DEGRADED", "OUTAGE"];

const CORNER = 9;
const RADIUS = 6;

/** The outline of a box: rounded rectangle, hexagon, parallelogram, octagon. */
export function outline(state, { x, y, width, height }, kind = "shape") {
  const right = x + width;
  const bottom = y + height;
  const middle = y + height / 2;
  switch (state) {
    case "AT_RISK":
      return polygon(kind, [
        [x + CORNER, y],
        [right - CORNER, y],
        [right, middle],
        [right - CORNER, bottom],
        [x + CORNER, bottom],
        [x, middle],
      ]);
    case "DEGRADED":
      return polygon(kind, [
        [x + CORNER, y],
        [right, y],
        [right - CORNER, bottom],
        [x, bottom],
      ]);
    case "OUTAGE":
      return polygon(kind, [
        [x + CORNER, y],
        [right - CORNER, y],
        [right, y + CORNER],
        [right, bottom - CORNER],
        [right - CORNER, bottom],
        [x + CORNER, bottom],
        [x, bottom - CORNER],
        [x, y + CORNER],
      ]);
    default:
      return svg`<rect class=${kind} x=${x} y=${y} width=${width} height=${height} rx="6"></rect>`;
  }
}

/** Ring, triangle with an exclamation mark, half-filled disc, cross; about 12 px wide. */
export function glyphAt(state, x, y) {
  const r = RADIUS;
  const ring = svg`<circle class="stroke" cx=${x} cy=${y} r=${r - 1}></circle>`;
  switch (state) {
    case "AT_RISK":
      return svg`<polygon class="stroke" points=${points([
        [x, y - r],
        [x + r + 1, y + r],
        [x - r - 1, y + r],
      ])}></polygon>
        <path class="stroke" d=${`M${x} ${y - 2}V${y + 2}M${x} ${y + 4}V${y + 5}`}></path>`;
    case "DEGRADED":
      return svg`${ring}<path class="filled" d=${`M${x - r} ${y}A${r} ${r} 0 0 0 ${x + r} ${y}Z`}></path>`;
    case "OUTAGE":
      return svg`<path class="stroke thick" d=${`M${x - r + 1} ${y - r + 1}L${x + r - 1} ${y + r - 1}M${x + r - 1} ${y - r + 1}L${x - r + 1} ${y + r - 1}`}></path>`;
    default:
      return ring;
  }
}

/** Struck: this one is assumed to fail. */
export function bolt(x, y) {
  return svg`<polygon class="filled" points=${points([
    [x + 5, y],
    [x, y + 8],
    [x + 4, y + 8],
    [x + 2, y + 14],
    [x + 8, y + 5],
    [x + 4, y + 5],
    [x + 7, y],
  ])}></polygon>`;
}

export function polygon(kind, corners) {
  return svg`<polygon class=${kind} points=${points(corners)}></polygon>`;
}

function points(corners) {
  return corners.map(([x, y]) => `${x},${y}`).join(" ");
}

/** A glyph in a text. */
export const glyph = (state) =>
  html`<svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">${glyphAt(state, 8, 8)}</svg>`;

/** A state as a word in its outline. */
export const stateMark = (state) => html`<span class="state ${state}">${glyph(state)}${t(`state.${state}`)}</span>`;
