/** What somebody who opens the pages should know first: what is wrong, and what comes. */
import { html, nothing } from "lit";
import { ciLink, harmless, separated, short } from "./ci.js";
import { time } from "./honesty.js";
import { changePage, sourcePage } from "./links.js";
import { riskMark } from "./risk.js";
import { stateMark } from "./states.js";
import { age, t } from "./words.js";

/** What needs attention, each as a line. */
export function attention({ outageImpact, sources }) {
  const services = ["OUTAGE", "DEGRADED", "AT_RISK"].flatMap((state) => {
    const here = outageImpact.services.filter((service) => service.state === state);
    return here.length
      ? [html`${stateMark(state)} ${t("home.services", { count: here.length })}: ${separated(here.map(({ ci }) => ciLink(ci)))}`]
      : [];
  });
  const failing = sources.filter((source) => source.lastFailure);
  const held = sources.filter((source) => source.lastSync?.held);
  const stale = sources.filter((source) => source.stale);
  const problems = sources.filter((source) => problemsOf(source) > 0);
  return [
    ...services,
    ...failing.map(
      ({ name, lastFailure }) =>
        html`${t("home.failing", { age: age(lastFailure.at), count: lastFailure.attempts })} ${sourceLink(name)}`,
    ),
    ...held.map(({ name }) => html`${t("home.held")} ${sourceLink(name)}`),
    ...stale.map(({ name, lastReadAt }) => html`${t("home.stale", { age: age(lastReadAt) })} ${sourceLink(name)}`),
    ...problems.map((source) => html`${t("home.problems", { count: problemsOf(source) })} ${sourceLink(source.name)}`),
  ];
}

/** Errors and warnings; what is only worth knowing needs no attention. */
const problemsOf = ({ lastSync }) =>
  (lastSync?.problemCounts ?? [])
    .filter(({ severity }) => severity !== "INFO")
    .reduce((sum, { count }) => sum + count, 0);

const sourceLink = (name) => html`<a href=${sourcePage(name)}>${harmless(name)}</a>`;

function comingChange({ number: which, title, start, risk }) {
  const collisions = risk.collisions.length;
  return html`<li>
    <a href=${changePage(which)}>${which}</a> ${short(title)}<br />
    <small>${time(start)}</small> ${riskMark(risk)}
    ${collisions ? html`<strong>${t("home.collisions", { count: collisions })}</strong>` : nothing}
  </li>`;
}

/** @param {object | null} coming changes of the API; null as long as they aren't known */
export function comingPanel(coming, skeleton) {
  return html`<section class="panel" aria-labelledby="coming" aria-busy=${coming ? "false" : "true"}>
    <h2 id="coming">${t("home.coming")}</h2>
    ${!coming
      ? skeleton
      : coming.failure
        ? html`<p>${t("home.coming-failed")}</p>`
        : coming.nodes.length
          ? html`<ul class="findings">
                ${coming.nodes.map(comingChange)}
              </ul>
              ${coming.totalCount > coming.nodes.length
                ? html`<p>${t("home.coming-more", { count: coming.totalCount - coming.nodes.length })}</p>`
                : nothing}`
          : html`<p>${t("home.coming-none")}</p>`}
  </section>`;
}

/** An estate without CIs. */
export function firstRun() {
  return html`<div class="empty">
    <p>${t("home.first-run")}</p>
    <pre class="example"><code>java -jar kaskade.jar demo</code></pre>
    <p>${t("home.first-source")}</p>
    <pre class="example"><code>mutation {
  addSource(input: {name: "shop", url: "https://git.example.org/shop/manifests.git", format: "kubernetes"}) { name }
  syncSource(name: "shop") { created problems { file line message } }
}</code></pre>
    <p><a href="/graphiql">${t("home.graphiql")}</a></p>
  </div>`;
}
