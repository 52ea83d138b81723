/** How one CI needs another, in words. */
import { html, nothing } from "lit";
import { ciLink, short } from "./ci.js";
import { constantTerm, list, t } from "./words.js";

/** "runs on, softly, one of 'db' (need 1)". */
export function how({ type, strength, group, need }) {
  return [
    constantWord(type),
    t(`needs.${strength}`),
    ...(group ? [t("needs.group", { group: short(group, 40), need: need ?? "1" })] : []),
  ].join(", ");
}

/** `RUNS_ON` or `IN_PROGRESS` as people write it. */
export const constantWord = (type) => constantTerm(type) ?? short(type).replace(/_/g, " ").toLowerCase();

/**
 * What it needs, or what needs it, as a list.
 *
 * @param {"provider"|"dependent"} end of the dependencies that is named
 * @param {"needs"|"needed-by"} word of the heading
 */
export function needs(connection, end, word) {
  const nodes = connection.nodes;
  return html`<section>
    <h2 id=${word}>${t(`ci.${word}`, { count: connection.totalCount })}</h2>
    ${
      nodes.length === 0
        ? html`<p class="quiet">${t(`ci.${word}.none`)}</p>`
        : html`<ul class="needs">
            ${nodes.map((one) => html`<li>${ciLink(one[end])} <span class="quiet">${how(one)}</span></li>`)}
          </ul>`
    }
    ${
      connection.totalCount > nodes.length
        ? html`<p class="quiet">${t("ci.more", { count: connection.totalCount - nodes.length })}</p>`
        : nothing
    }
  </section>`;
}

/** A sentence: "web needs db-1 softly". */
export const sentence = (dependent, provider, { strength }) =>
  t(`needs.sentence.${strength}`, { dependent: short(dependent.name), provider: short(provider.name) });

/** Names of sources. */
export const saidBy = (sources) =>
  sources.length ? html`<bdi>${list(sources.map((source) => short(source, 40)))}</bdi>` : nothing;

/** How a redundancy group fares with what is known now: "1 of 3 up, need 2". */
export const groupWord = ({ members, need, up }) =>
  t(up < need ? "needs.group.broken" : up === need && up < members ? "needs.group.last" : "needs.group.up", {
    members,
    need,
    up,
  });

/** How it goes on behind the rim of what is shown. */
export const beyondWord = ({ needs, neededBy }) =>
  list([
    ...(needs ? [t("explore.beyond.needs", { count: needs })] : []),
    ...(neededBy ? [t("explore.beyond.needed-by", { count: neededBy })] : []),
  ]);
