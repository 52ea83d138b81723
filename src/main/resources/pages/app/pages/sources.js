/** All sources: is every one in step? */
import { html, nothing } from "lit";
import { harmless } from "../ci.js";
import { time } from "../honesty.js";
import { sourcePage } from "../links.js";
import { Page } from "../page.js";
import { problemSummary, shortCommit, sourceState, stateOf } from "../sources.js";
import { table } from "../table.js";
import { age, number, t } from "../words.js";

/** What people start from, per format. */
const EXAMPLES = [
  ["Kubernetes", 'name: "shop", format: "kubernetes", paths: ["production/**"]'],
  ["Ansible", 'name: "machines", format: "ansible", paths: ["inventory/**"]'],
  ["CSV", 'name: "contracts", format: "csv", paths: ["*.csv"]'],
];

class SourcesPage extends Page {
  async load() {
    return this.ask("sources-page");
  }

  heading(answer) {
    if (!answer) {
      return super.heading(answer);
    }
    const all = answer.sources.length;
    const odd = answer.sources.filter((source) => stateOf(source) !== "ok").length;
    return !all
      ? t("sources.none")
      : odd
        ? t("sources.some-odd", { count: all, odd })
        : t("sources.all-well", { count: all });
  }

  honesty({ latestRevision, sources }) {
    const read = sources.map((source) => source.lastReadAt).filter(Boolean).sort();
    return { revision: latestRevision, oldest: read[0] };
  }

  content({ sources }) {
    return sources.length ? this.list(sources) : empty();
  }

  list(sources) {
    const columns = ["name", "format", "branch", "read"].map((name) => t(`sources.column.${name}`));
    return table(
      t("sources.title"),
      [...columns, { word: t("sources.column.cis"), number: true }, t("sources.column.problems"), t("sources.column.state")],
      sources.map(
        (source) => html`<tr>
          <th scope="row"><a href=${sourcePage(source.name)}>${harmless(source.name)}</a></th>
          <td>${source.format}</td>
          <td>${source.branch ? harmless(source.branch) : t("sources.default-branch")}</td>
          <td>
            ${source.lastSync ? shortCommit(source.lastSync.commit) : "–"}
            ${source.lastReadAt
              ? html`<br /><small>${time(source.lastReadAt)} · ${t("sources.ago", { age: age(source.lastReadAt) })}</small>`
              : nothing}
          </td>
          <td class="number">${number(source.cis)}</td>
          <td>${source.lastSync ? problemSummary(source.lastSync.problemCounts) : "–"}</td>
          <td>
            ${sourceState(source)}
            ${source.lastFailure
              ? html`<br /><small>${t("sources.attempts", { count: source.lastFailure.attempts, age: age(source.lastFailure.at) })}</small>`
              : nothing}
          </td>
        </tr>`,
      ),
      { unseen: true },
    );
  }
}
customElements.define("kaskade-sources-page", SourcesPage);

function empty() {
  return html`<div class="empty">
    <p>${t("sources.empty")}</p>
    ${EXAMPLES.map(
      ([format, input]) => html`<h2>${format}</h2>
        <pre class="example"><code>mutation {
  addSource(input: {${input}, url: "https://git.example.org/…"}) { name }
}</code></pre>`,
    )}
    <p><a href="/graphiql">${t("sources.graphiql")}</a></p>
  </div>`;
}
