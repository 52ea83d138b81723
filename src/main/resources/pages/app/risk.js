/** How risk and criticality are shown: a number, a word and bars; no traffic light. */
import { html, svg } from "lit";
import { t } from "./words.js";

const LEVELS = ["LOW", "MEDIUM", "HIGH", "VERY_HIGH"];

/** One to four of four bars. */
export function levelBars(level) {
  const filled = LEVELS.indexOf(level) + 1;
  return html`<svg class="bars" viewBox="0 0 24 14" aria-hidden="true">
    ${LEVELS.map(
      (one, place) =>
        svg`<rect x=${place * 6 + 0.5} y=${10.5 - place * 3.3} width="4" height=${3 + place * 3.3} class=${place < filled ? "filled" : ""}></rect>`,
    )}
  </svg>`;
}

/** "62 high" with its bars. @param {{score: number, level: string}} risk */
export const riskMark = ({ score, level }) =>
  html`<span class="risk"><b>${score}</b> ${t(`risk.${level}`)} ${levelBars(level)}</span>`;

/** Points of at most some, as a bar. */
export const pointsBar = (points, most) => html`<svg class="points" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
  <rect class="most" x="0" y="0" width="100" height="10"></rect>
  <rect class="some" x="0" y="0" width=${most ? (100 * points) / most : 0} height="10"></rect>
</svg>`;

/** Who was asked: a person or team by name, a role as one. */
export const party = (name) =>
  name.startsWith("role:") ? t("risk.role", { role: name.slice(5) }) : name;
