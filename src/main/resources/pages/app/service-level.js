/** How what a service promises, and how available it can be, is written. */
import { html, nothing } from "lit";
import { language, number, t } from "./words.js";

const PERCENT = new Intl.NumberFormat(language, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
  // What fails now and then is never written as 100 %.
  roundingMode: "floor",
});
const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** @param {number} share of time, from 0 to 100 */
export const percent = (share) => `${PERCENT.format(share)}\u00a0%`;

/** A length of time in its two largest units, e.g. "7 h 12 min"; seconds only where it is no minute. @param {string} iso e.g. `PT7H12M` */
export function duration(iso) {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(iso) ?? [];
  const all = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
  let left = all < 60 ? Math.round(all) : Math.round(all / 60) * 60;
  const parts = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count || (unit === "second" && parts.length === 0)) {
      parts.push(new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(count).replace(" ", "\u00a0"));
    }
  }
  return parts.slice(0, 2).join(" ");
}

/** How available it can be: exactly, or within an interval. */
export const structural = ({ availability, exact, lower, upper }) =>
  exact
    ? html`${percent(availability)} <small>${t("service.exact")}</small>`
    : html`${percent(availability)}
        <small>${t("service.interval", { lower: percent(lower), upper: percent(upper) })}</small>`;

/** Whether that is what was promised. */
export function kept({ promised, keepsPromise }) {
  return promised === null
    ? html`<b class="short-of">${t("service.no-promise")}</b>`
    : html`<span class=${keepsPromise ? "" : "short-of"}
        >${t(keepsPromise ? "service.kept" : "service.broken", { promised: percent(promised) })}</span
      >`;
}

/** How long it may be out in 30 days, and how long it is on average. */
export const budget = ({ errorBudget, expectedOutage }) =>
  html`${errorBudget === null ? "–" : duration(errorBudget)}
    <small class="block">${t("service.expected", { time: duration(expectedOutage) })}</small>`;

/** An accountable team or person; that there is none is a finding. */
export const ownerWord = (owner, shown) =>
  owner ? shown(owner) : html`<b class="short-of">${t("service.no-owner")}</b>`;
