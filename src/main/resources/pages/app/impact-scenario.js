/** What is assumed to fail on the impact page, and how that is changed. */
import { html, nothing } from "lit";
import { ciLink, nameWord, separated, short } from "./ci.js";
import "./ci-field.js";
import { impactPage } from "./links.js";
import { why } from "./page.js";
import { table } from "./table.js";
import { list, t } from "./words.js";

/** What was meant instead, and the rest of the scenario without it. */
export function unknown(page, failure) {
  const { failed } = page.asked;
  return html`
    <div class="banner warning" role="status">${why(failure)}</div>
    ${
      failure.nearest.length
        ? html`<h2>${t("impact.meant")}</h2>
            <ul>
              ${failure.nearest.map(
                (key) =>
                  html`<li>
                    <a href=${impactPage(key)}><bdi>${short(key)}</bdi></a>
                  </li>`,
              )}
            </ul>`
        : nothing
    }
    <ul class="failed">
      ${failed.map(
        (one) =>
          html`<li>
            <bdi>${short(one.key)}</bdi>
            <button
              type="button"
              class="quiet"
              aria-label=${t("impact.remove", { name: short(one.key) })}
              @click=${() => page.unfail(one.key)}
            >
              ×
            </button>
          </li>`,
      )}
    </ul>
    <kaskade-ci-field
      label=${t("impact.which")}
      @ci-chosen=${(event) => page.fail(event.detail.key)}
    ></kaskade-ci-field>
  `;
}

/** Nothing is assumed to fail yet: what is worth a look. */
export function start(page, answer) {
  const rows = answer.critical.components.nodes;
  return html`
    <p>${t("impact.start")}</p>
    <kaskade-ci-field
      label=${t("impact.which")}
      @ci-chosen=${(event) => page.fail(event.detail.key)}
    ></kaskade-ci-field>
    ${
      rows.length === 0
        ? nothing
        : html`<section>
            <h2 id="critical">${t("impact.critical")}</h2>
            ${table(
              t("impact.critical"),
              [t("impact.ci"), t("impact.class"), t("impact.takes-down")],
              rows.map(
                (row) =>
                  html`<tr>
                    <th scope="row">
                      <a href=${impactPage(row.ci.key)}><bdi>${short(row.ci.name)}</bdi></a>
                    </th>
                    <td>${nameWord(row.ci.class)}</td>
                    <td>${names(row.services)}</td>
                  </tr>`,
              ),
              { unseen: true },
            )}
          </section>`
    }
  `;
}

export function scenarioForm(page, answer) {
  const { active, revision } = page.asked;
  return html`<section class="scenario">
    <h2 id="scenario">${t("impact.failed")}</h2>
    <ul class="failed">
      ${answer.failed.map(
        (one) =>
          html`<li>
            ${ciLink(one.ci)}
            <span class="quiet">${t(`impact.starts.${startsAs(page.asked.failed, one)}`)}</span>
            <button
              type="button"
              class="quiet"
              aria-label=${t("impact.remove", { name: short(one.ci.name) })}
              @click=${() => page.unfail(one.ci.key)}
            >
              ×
            </button>
          </li>`,
      )}
    </ul>
    <kaskade-ci-field
      label=${t("impact.add")}
      @ci-chosen=${(event) => page.fail(event.detail.key)}
    ></kaskade-ci-field>
    <kaskade-ci-field
      label=${t("impact.compare")}
      @ci-chosen=${(event) => page.compare([...page.asked.versus, { key: event.detail.key, state: "OUTAGE" }])}
    ></kaskade-ci-field>
    <label class="check">
      <input
        type="checkbox"
        .checked=${active}
        @change=${(event) => page.go({ active: event.target.checked ? "1" : null }, { subject: true })}
      />
      ${t("impact.active")}
    </label>
    <form class="revision" @submit=${page.asOf}>
      <label for="revision">${t("impact.as-of")}</label>
      <input
        id="revision"
        name="revision"
        type="text"
        inputmode="numeric"
        pattern="[0-9]*"
        size="7"
        .value=${revision === null ? "" : String(revision)}
        placeholder=${t("impact.newest")}
      />
      <button type="submit">${t("impact.show")}</button>
    </form>
    ${active ? already(answer) : nothing}
  </section>`;
}

function already(answer) {
  const outages = answer.activeOutages;
  return outages.length === 0
    ? html`<p class="wide">${t("impact.nothing-open")}</p>`
    : html`<p class="wide">
        ${t("impact.already", { count: answer.affected.totalCount - (answer.added?.totalCount ?? 0) })}
        ${separated(outages.map((one) => html`${ciLink(one.ci)} (${one.record})`))}
      </p>`;
}

export const names = (cis) =>
  list(
    cis.length > 3
      ? [...cis.slice(0, 2).map((ci) => short(ci.name)), t("impact.others", { count: cis.length - 2 })]
      : cis.map((ci) => short(ci.name)),
  );

const startsAs = (failed, one) => failed.find((each) => each.key === one.ci.key)?.state ?? "OUTAGE";

