/** How one CI fares in an outage, and why. */
import { html, nothing } from "lit";
import { ciLink, nameWord, short } from "./ci.js";
import { ciPage } from "./links.js";
import { stateMark } from "./states.js";
import { t } from "./words.js";

export function panel(page, { ci, affected }) {
  const failed = page.asked.failed.some((each) => each.key === ci.key);
  return html` <h3 id="selected" tabindex="-1"><bdi>${short(ci.name)}</bdi></h3>
    <p>${stateMark(affected?.state ?? "UNAFFECTED")} <span class="quiet">${nameWord(ci.class)}</span></p>
    ${affected ? path(page, affected) : html`<p>${t("impact.unaffected")}</p>`}
    <p>${ci.owner ? html`${t("impact.owner")}: <bdi>${short(ci.owner)}</bdi>` : t("impact.no-owner")}</p>
    <p class="buttons">
      <a class="button" href=${ciPage(ci.key)}>${t("impact.open")}</a>
      ${failed ? nothing : html`<button type="button" @click=${() => page.fail(ci.key)}>${t("impact.also-fail")}</button>`}
      <button type="button" @click=${() => page.select("")}>${t("impact.unselect")}</button>
    </p>`;
}

function path(page, affected) {
  return html` ${
      affected.path.length > 1
        ? html`<h4>${t("impact.path", { count: affected.depth })}</h4>
            <ol class="path">
              ${affected.path.map(
                (step) =>
                  html`<li>
                    ${ciLink(step.ci)} ${stateMark(step.state)}
                    ${step.via?.group ? html`<span class="quiet">${t("impact.via-group", { group: short(step.via.group) })}</span>` : nothing}
                  </li>`,
              )}
            </ol>`
        : nothing
    }
    <h4>${t("impact.reasons", { count: affected.reasons.length })}</h4>
    <ul>
      ${affected.reasons.map((reason) => html`<li>${reason}</li>`)}
    </ul>`;
}
