/** The assessment beside the form of a change. */
import { html, nothing } from "lit";
import { short } from "./ci.js";
import { changePage, ciPage } from "./links.js";
import { party, pointsBar, riskMark } from "./risk.js";
import { stateMark } from "./states.js";
import { t } from "./words.js";

/**
 * What a change that is being written would risk.
 *
 * @param {object | null} risk of the API; null as long as too little is written
 */
export function draftRisk(risk, assessing) {
  if (!risk) {
    return html`<h2>${t("new-change.risk")}</h2>
      <p>${t(assessing ? "new-change.assessing" : "new-change.not-yet")}</p>`;
  }
  return html`
    <h2>${t("new-change.risk")} ${riskMark(risk)}</h2>
    ${risk.collisions.length
      ? html`<h3>${t("new-change.collisions")}</h3>
          <ul>
            ${risk.collisions.map(
              ({ with: other, services }) => html`<li>
                <a href=${changePage(other.number)}>${other.number}</a> ${short(other.title)}:
                ${services.map(({ ci, state }) => html`${short(ci.name)} ${stateMark(state)} `)}
              </li>`,
            )}
          </ul>`
      : nothing}
    ${services("new-change.expected", risk.expected)}
    ${services("new-change.worst", risk.worstCase)}
    <h3>${t("new-change.approvals")}</h3>
    ${risk.requiredApprovals.length
      ? html`<ul>
          ${risk.requiredApprovals.map(
            ({ approver, reason }) => html`<li>${short(party(approver))} – ${short(reason, 400)}</li>`,
          )}
        </ul>`
      : html`<p>${t("new-change.nobody")}</p>`}
    <h3>${t("new-change.factors")}</h3>
    <ul class="factors">
      ${risk.factors
        .filter((factor) => factor.points > 0)
        .map(
          (factor) => html`<li>
            ${pointsBar(factor.points, factor.maxPoints)} <b>${factor.label}</b> ${short(factor.finding, 400)}
          </li>`,
        )}
    </ul>
  `;
}

function services(word, { services }) {
  return html`<h3>${t(word)}</h3>
    ${services.length
      ? html`<ul>
          ${services.map(
            ({ ci, state }) => html`<li>
              <a href=${ciPage(ci.key)}><bdi>${short(ci.name)}</bdi></a> ${stateMark(state)}
            </li>`,
          )}
        </ul>`
      : html`<p>${t("new-change.no-service")}</p>`}`;
}
