/** The most critical services: who answers for them, how they fare, and how exposed they are. */
import { html } from "lit";
import { ciLink, criticalitySign, nameWord, short } from "../ci.js";
import { cfiaPage } from "../links.js";
import { Page } from "../page.js";
import { stateMark } from "../states.js";
import { table } from "../table.js";
import { number, t } from "../words.js";

class ServicesPage extends Page {
  async load() {
    const { criticalComponents, outageImpact } = await this.ask("services");
    const states = new Map(outageImpact?.services.map(({ ci, state }) => [ci.key, state]));
    return {
      ...criticalComponents,
      services: criticalComponents.services.map((one) => ({
        ...one,
        state: outageImpact ? (states.get(one.ci.key) ?? "UNAFFECTED") : null,
      })),
    };
  }

  heading(answer) {
    if (!answer) {
      return t("services.title");
    }
    const out = answer.services.filter((one) => one.state === "OUTAGE").length;
    return out
      ? t("services.out", { count: out, all: answer.services.length })
      : t("services.fine", { count: answer.services.length });
  }

  honesty({ revision, completeness }) {
    return { revision, complete: completeness.complete };
  }

  content({ services, completeness }) {
    if (services.length === 0) {
      return html`<p class="empty">${t("services.none")}</p>`;
    }
    return html`
      ${completeness.complete ? "" : html`<p class="banner warning" lang="en">${completeness.missing}</p>`}
      ${table(
        t("services.caption"),
        [
          t("services.service"),
          t("services.state"),
          t("services.criticality"),
          t("services.owner"),
          t("services.environment"),
          { word: t("services.single-points"), number: true },
        ],
        services.map(
          ({ ci, state, singlePoints }) => html`<tr>
            <th scope="row">${ciLink(ci)} <small>${nameWord(ci.class)}</small></th>
            <td>${state ? stateMark(state) : "–"}</td>
            <td>${criticalitySign(ci.criticality)}</td>
            <td>${ci.owner ? short(ci.owner) : html`<i>${t("services.no-owner")}</i>`}</td>
            <td>${ci.environment ? short(ci.environment) : "–"}</td>
            <td class="number">
              <a
                href=${cfiaPage([ci.key], { single: 1 })}
                aria-label=${t("services.points-of", { count: singlePoints, name: short(ci.name) })}
                >${number(singlePoints)}</a
              >
            </td>
          </tr>`,
        ),
        { unseen: true },
      )}
      <p class="help">${t("services.help")}</p>
    `;
  }
}
customElements.define("kaskade-services-page", ServicesPage);
