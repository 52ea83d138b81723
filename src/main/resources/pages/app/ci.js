/** How CIs are written on pages. */
import { html, svg } from "lit";
import { ciPage } from "./links.js";
import { nameTerm, t } from "./words.js";

/** From the least. */
export const CRITICALITIES = ["LOW", "MEDIUM", "HIGH", "CRITICAL"];

/** Turns the text around it, or can't be seen: shown as what it is instead. */
const TREACHEROUS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const LONGEST = 80;

/** A text of others, made so that it shows what it is and nothing else. */
export const harmless = (text) => String(text).replace(TREACHEROUS, "\ufffd");

/** Cut in the middle: names often differ in how they end. */
export function short(text, longest = LONGEST) {
  const characters = [...harmless(text)];
  if (characters.length <= longest) {
    return characters.join("");
  }
  const head = Math.ceil((longest - 1) / 2);
  return `${characters.slice(0, head).join("")}…${characters.slice(head + 1 - longest).join("")}`;
}

/** `VirtualMachine` or `operatingSystem` as people write it. */
export const nameWord = (name) =>
  nameTerm(name) ??
  short(name)
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ")
    .toLowerCase();

/** A name of a CI that leads to its page, or to another about it. */
export const ciLink = (ci, query, address = ciPage(ci.key, query)) =>
  html`<a class="ci" href=${address} title=${short(ci.key, 400)}
    ><bdi>${short(ci.name)}</bdi></a
  >`;

/** A key without its class, as a name. */
export const bare = (key) => short(key.slice(key.indexOf(":") + 1), 40);

/** A CI of which only the key is known. */
export const ciByKey = (key, query) => ciLink({ key, name: bare(key) }, query);

/** Parts of a sentence with commas between them. */
export const separated = (parts) => parts.map((part, place) => html`${place ? ", " : ""}${part}`);

/** A criticality as chevrons and a word. */
export function criticalitySign(criticality) {
  const count = CRITICALITIES.indexOf(criticality) + 1;
  return html`<span class="criticality"
    ><svg viewBox="0 0 28 12" width="28" height="12" aria-hidden="true">
      ${CRITICALITIES.map(
        (_, place) =>
          svg`<path class=${place < count ? "on" : "off"} d=${`M${1 + place * 7} 2l4 4l-4 4`}></path>`,
      )}
    </svg>
    ${t(`criticality.${criticality}`)}</span
  >`;
}
