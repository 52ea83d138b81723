/** How values of attributes are shown, whatever is in them. */
import { html } from "lit";
import { harmless, short } from "./ci.js";
import { number, t } from "./words.js";

const LONGEST = 200;
const WEB = /^https?:\/\/[^\s"'<>\\]+$/;

/** @param {unknown} value as JSON has it */
export function shown(value, unit = null) {
  if (typeof value === "number") {
    return html`${number(value)}${unit ? ` ${unit}` : ""}`;
  }
  if (typeof value === "boolean") {
    return t(value ? "value.yes" : "value.no");
  }
  if (Array.isArray(value)) {
    return html`<ul class="values">
      ${value.slice(0, 50).map((one) => html`<li>${shown(one)}</li>`)}${
        value.length > 50 ? html`<li class="quiet">${t("value.more", { count: value.length - 50 })}</li>` : ""
      }
    </ul>`;
  }
  const text = harmless(typeof value === "string" ? value : JSON.stringify(value));
  if (WEB.test(text) && text.length < 2_000) {
    return html`<a href=${text} rel="noreferrer noopener"><bdi>${short(text, LONGEST)}</bdi></a>`;
  }
  return text.length > LONGEST
    ? html`<details class="long">
        <summary><bdi>${text.slice(0, LONGEST)}…</bdi></summary>
        <bdi>${text.slice(0, 20_000)}</bdi>
      </details>`
    : html`<bdi>${text}</bdi>`;
}

/** The same on one line of plain text. */
export function brief(value, unit = null, longest = 60) {
  if (value === null || value === undefined) {
    return t("value.none");
  }
  return short(line(value), longest) + (unit ? ` ${unit}` : "");
}

function line(value) {
  if (typeof value === "number") {
    return number(value);
  }
  if (Array.isArray(value)) {
    return value.join(", ");
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
