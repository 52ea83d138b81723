/** How one CI needs another, in words. */
import { html, nothing } from "lit";
import { short } from "./ci.js";
import { list, t } from "./words.js";

/** "runs on, softly, one of 'db' (need 1)". */
export function how({ type, strength, group, need }) {
  return [
    constantWord(type),
    t(`needs.${strength}`),
    ...(group ? [t("needs.group", { group: short(group, 40), need: need ?? "1" })] : []),
  ].join(", ");
}

/** `RUNS_ON` or `IN_PROGRESS` as people write it. */
export const constantWord = (type) => short(type).replace(/_/g, " ").toLowerCase();

/** A sentence: "web needs db-1 softly". */
export const sentence = (dependent, provider, { strength }) =>
  t(`needs.sentence.${strength}`, { dependent: short(dependent.name), provider: short(provider.name) });

/** Names of sources. */
export const saidBy = (sources) =>
  sources.length ? html`<bdi>${list(sources.map((source) => short(source, 40)))}</bdi>` : nothing;
