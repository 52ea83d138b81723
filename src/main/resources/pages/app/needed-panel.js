/** What a CI needs and what needs it, sentence by sentence. */
import { html, nothing } from "lit";
import { Branches } from "./branches.js";
import { nameWord, short } from "./ci.js";
import { ciPage, impactPage, withQuery } from "./links.js";
import { beyondWord, groupWord, how, saidBy, sentence } from "./needs.js";
import { t } from "./words.js";

/** @param {object} around a subgraph of the API */
export function neededPanel(around, ci) {
  const branches = new Branches(around);
  const beyond = around.beyond.find((one) => one.key === ci.key);
  const sentences = (side) =>
    branches
      .below(ci.key, side)
      .slice(0, 30)
      .map((edge) => {
        const other = branches.end(edge, side);
        return html`<li>
          ${side === "needs" ? sentence(ci, other, edge) : sentence(other, ci, edge)}
          <small class="block">${how(edge)} · ${saidBy(edge.sources)}</small>
        </li>`;
      });
  return html` <h3 id="selected" tabindex="-1"><bdi>${short(ci.name)}</bdi></h3>
    <p class="quiet">${nameWord(ci.class)}</p>
    <ul>
      ${sentences("needs")} ${sentences("needed-by")}
    </ul>
    ${(around.groups ?? [])
      .filter((group) => group.dependent.key === ci.key)
      .map((group) => html`<p>${t("explore.group-of", { group: short(group.group, 40) })} ${groupWord(group)}</p>`)}
    ${beyond ? html`<p>${beyondWord(beyond)}</p>` : nothing}
    <p class="buttons">
      <a class="button" href=${ciPage(ci.key)}>${t("explore.open")}</a>
      <a class="button" href=${withQuery("/explore", { ci: ci.key })}>${t("explore.from-here")}</a>
      <a class="button" href=${impactPage(ci.key)}>${t("explore.if-it-fails")}</a>
    </p>`;
}
