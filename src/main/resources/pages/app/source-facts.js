/** What is known of a source, and of its syncs. */
import { html, nothing } from "lit";
import { harmless, short } from "./ci.js";
import { time } from "./honesty.js";
import { did as didOf } from "./journal.js";
import { revisionPage, searchPage } from "./links.js";
import { actionCount, shortCommit, sourceState } from "./sources.js";
import { age, list, number, t } from "./words.js";

/** Where it is, how it is read, and when next. */
export function facts(source) {
  const rows = [
    [t("source.fact.state"), sourceState(source)],
    [t("source.fact.url"), html`<span class="key">${harmless(source.url)}</span>`],
    [t("source.fact.branch"), source.branch ? harmless(source.branch) : t("sources.default-branch")],
    [t("source.fact.format"), source.format],
    [t("source.fact.paths"), html`<span class="key">${source.paths.map(harmless).join(", ")}</span>`],
    [t("source.fact.cis"), html`<a href=${searchPage({ source: source.name })}>${number(source.cis)}</a>`],
    [t("source.fact.every"), source.every ? html`<code>${source.every}</code>` : t("source.on-demand")],
    source.nextSync ? [t("source.fact.next"), time(source.nextSync)] : null,
    [t("source.fact.secrets"), secrets(source)],
  ].filter(Boolean);
  return html`<section class="panel" aria-labelledby="facts">
    <h2 id="facts">${t("source.facts")}</h2>
    <dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
  </section>`;
}

function secrets({ hasCredential, hasSshKey, hasWebhookSecret }) {
  const named = [
    hasCredential && t("source.secret.credential"),
    hasSshKey && t("source.secret.ssh-key"),
    hasWebhookSecret && t("source.secret.webhook"),
  ].filter(Boolean);
  return named.length ? list(named) : t("source.secret.none");
}

/** Each sync that said something new is a revision. */
export function syncs({ nodes, totalCount }) {
  return html`<section aria-labelledby="syncs">
    <h2 id="syncs">${t("source.syncs", { count: totalCount })}</h2>
    <ol class="history">
      ${nodes.map(
        (one) => html`<li>
          <span class="when"
            ><a href=${revisionPage(one.revision.number)}>r${one.revision.number}</a> ${time(one.revision.at)}</span
          >
          <span class="what">
            ${didOf(one)}
            <small class="block"
              >${one.revision.commit ? shortCommit(one.revision.commit) : nothing}
              <bdi>${short(one.revision.message ?? "", 200)}</bdi></small
            >
          </span>
        </li>`,
      )}
    </ol>
    ${totalCount > nodes.length ? html`<p class="help">${t("ci.more", { count: totalCount - nodes.length })}</p>` : nothing}
  </section>`;
}

/** What the newest sync that said something new did. */
export function did({ lastSync, lastReadAt }) {
  const cis = [
    ["ADD", lastSync.created],
    ["CHANGE", lastSync.updated],
    ["RETIRE", lastSync.held ? 0 : lastSync.retired],
  ];
  const dependencies = [
    ["ADD", lastSync.dependenciesAdded],
    ["RETIRE", lastSync.dependenciesRemoved],
  ];
  const counts = (of, key) => of.map(([action, count]) => actionCount(action, count, key));
  return html`<section class="panel" aria-labelledby="did">
    <h2 id="did">${t("source.last-sync")}</h2>
    <dl class="facts">
      <dt>${t("source.fact.read")}</dt>
      <dd>${lastReadAt ? html`${time(lastReadAt)} <small>${t("sources.ago", { age: age(lastReadAt) })}</small>` : "–"}</dd>
      <dt>${t("source.fact.commit")}</dt>
      <dd>${shortCommit(lastSync.commit)} ${lastSync.revision?.message ? harmless(lastSync.revision.message) : nothing}</dd>
      ${lastSync.revision
        ? html`<dt>${t("source.fact.revision")}</dt><dd>${number(lastSync.revision.number)}</dd>`
        : nothing}
      <dt>${t("source.fact.files")}</dt>
      <dd>${number(lastSync.filesRead)}</dd>
      <dt>${t("source.fact.changed-cis")}</dt>
      <dd>${counts(cis, "cis")} <span>${t("source.unchanged", { count: lastSync.unchanged })}</span></dd>
      <dt>${t("source.fact.dependencies")}</dt>
      <dd>${dependencies.some(([, count]) => count) ? counts(dependencies, "cis") : t("source.as-before")}</dd>
    </dl>
  </section>`;
}
