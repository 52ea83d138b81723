/** What merging a branch would do: to the impact of failures first, then to the estate, then one by one. */
import { html, nothing } from "lit";
import { CRITICALITIES, bare, harmless, nameWord } from "../ci.js";
import { impactDifference } from "../impact-difference.js";
import { planPage, sourcePage } from "../links.js";
import { Page, joined } from "../page.js";
import { overruled, row } from "../plan-rows.js";
import { ACTION_SIGNS, actionCount, place, problemsFrom, shortCommit } from "../sources.js";
import { table } from "../table.js";
import { list, t } from "../words.js";

const ACTIONS = ["ADD", "CHANGE", "RETIRE"];
const PAGE_SIZE = 100;
const NAMED = 3;

class PlanPage extends Page {
  static properties = { more: { state: true } };

  constructor() {
    super();
    this.more = false;
  }

  get subject() {
    const { path, query } = this.address;
    return { name: path[1], ref: query.get("ref") ?? "" };
  }

  get filter() {
    const { query } = this.address;
    const all = (name) => (query.has(name) ? query.getAll(name) : null);
    return { actions: all("action"), kinds: all("kind"), classes: all("class"), text: query.get("text") };
  }

  async load(signal) {
    const { subject, filter } = this;
    if (!subject.ref) {
      return { asking: true };
    }
    const short = this.answer?.subject === JSON.stringify(subject) ? this.answer : null;
    const [plan, rows] = await Promise.all([
      short ?? this.ask("plan-page", subject, signal),
      this.ask("plan-rows", { ...subject, filter, first: PAGE_SIZE }, signal),
    ]);
    return {
      subject: JSON.stringify(subject),
      source: plan.source,
      planSource: plan.planSource,
      changes: rows.planSource.changes,
    };
  }

  async loadMore() {
    const { changes } = this.answer;
    this.more = true;
    const { planSource } = await this.ask("plan-rows", {
      ...this.subject,
      filter: this.filter,
      first: PAGE_SIZE,
      after: changes.pageInfo.endCursor,
    });
    this.answer = { ...this.answer, changes: joined(changes, planSource.changes) };
    this.more = false;
  }

  heading(answer) {
    const { name, ref } = this.subject;
    if (!answer || answer.asking) {
      return t("plan.of", { name: harmless(name) });
    }
    return sentence(answer.planSource, harmless(ref));
  }

  honesty(answer) {
    return answer.asking
      ? null
      : { revision: answer.planSource.revision, complete: answer.planSource.completeness.complete };
  }

  actions({ asking, source }) {
    return asking ? nothing : html`<a class="button" href=${sourcePage(source.name)}>${t("plan.source")}</a>`;
  }

  exports({ asking }) {
    return asking ? [] : [this.file("csv")];
  }

  content(answer) {
    if (answer.asking) {
      return this.form();
    }
    const { planSource, source, changes } = answer;
    const { report, counts, completeness } = planSource;
    return html`
      ${completeness.complete ? nothing : html`<p class="banner warning" lang="en">${completeness.missing}</p>`}
      ${report.held
        ? html`<p class="banner warning">${t("plan.held", { count: total(counts, "ci", "RETIRE") })}</p>`
        : nothing}
      <p>
        ${t("plan.commit")} ${shortCommit(report.commit)} · ${t("source.unchanged", { count: report.unchanged })}
      </p>
      ${impactDifference(planSource)} ${this.problemList(source, report)}
      ${counts.length
        ? html`${this.estate(counts)} ${this.list(source, report, changes)}`
        : html`<p class="empty">${t("plan.no-difference", { count: report.unchanged })}</p>`}
      ${overruled(planSource.overruled, source, report)}
    `;
  }

  instead() {
    return this.form();
  }

  form() {
    const submit = (event) => {
      event.preventDefault();
      location.assign(planPage(this.subject.name, new FormData(event.target).get("ref").trim()));
    };
    return html`<form class="panel" @submit=${submit}>
      <label for="ref">${t("source.ref")}</label>
      <p>
        <input id="ref" name="ref" required autocomplete="off" spellcheck="false" .value=${this.subject.ref} />
        <button class="primary" type="submit">${t("source.plan-do")}</button>
      </p>
    </form>`;
  }

  problemList(source, { commit, problems, problemCounts }) {
    const count = problemsFrom(["ERROR", "WARNING", "INFO"], problemCounts);
    if (!count) {
      return nothing;
    }
    return html`<details class="problems" ?open=${problemsFrom(["ERROR"], problemCounts) > 0}>
      <summary>${t("source.problem-list", { count })}</summary>
      <ul>
        ${problems.map(
          ({ severity, file, line, message }) => html`<li>
            ${place(source, commit, file, line)} <b>${t(`sources.severity.${severity}`)}</b>
            <span lang="en">${harmless(message)}</span>
          </li>`,
        )}
      </ul>
      ${count > problems.length ? html`<p>${t("plan.more-problems", { count: count - problems.length })}</p>` : nothing}
    </details>`;
  }

  /** Counts, by which the list below is narrowed down. */
  estate(counts) {
    const { actions, kinds, classes } = this.filter;
    const box = (name, value, chosen, content) => html`<label class="check">
      <input
        type="checkbox"
        .checked=${chosen?.includes(value) ?? false}
        @change=${(event) => this.choose(name, value, event.target.checked)}
      />
      <span>${content}</span>
    </label>`;
    const classNames = [...new Set(counts.filter((one) => one.kind === "ci").map((one) => one.class))];
    return html`<section aria-labelledby="estate">
      <h2 id="estate">${t("plan.estate")}</h2>
      <div class="panels">
        <fieldset class="panel">
          <legend>${t("plan.kinds")}</legend>
          ${["ci", "dependency"].map((kind) =>
            box("kind", kind, kinds, html`${t(`plan.kind.${kind}`)}: ${summary(counts, (one) => one.kind === kind)}`),
          )}
        </fieldset>
        <fieldset class="panel">
          <legend>${t("plan.actions")}</legend>
          ${ACTIONS.filter((action) => counts.some((one) => one.action === action)).map((action) =>
            box("action", action, actions, html`<b aria-hidden="true">${ACTION_SIGNS[action]}</b> ${t(`plan.action.${action}`)}`),
          )}
        </fieldset>
        <fieldset class="panel classes">
          <legend>${t("plan.classes")}</legend>
          ${classNames.map((name) =>
            box("class", name, classes, html`${nameWord(name)}: ${summary(counts, (one) => one.class === name)}`),
          )}
        </fieldset>
      </div>
    </section>`;
  }

  choose(name, value, on) {
    const others = this.address.query.getAll(name).filter((other) => other !== value);
    this.go({ [name]: on ? [...others, value] : others });
  }

  list(source, report, changes) {
    const submit = (event) => {
      event.preventDefault();
      this.go({ text: new FormData(event.target).get("text").trim() || null });
    };
    return html`<section aria-labelledby="changes">
      <h2 id="changes">${t("plan.changes", { count: changes.nodes.length, total: changes.totalCount })}</h2>
      <form class="buttons" @submit=${submit}>
        <label for="text">${t("plan.find")}</label>
        <input id="text" name="text" .value=${this.filter.text ?? ""} autocomplete="off" spellcheck="false" />
        <button type="submit">${t("plan.show")}</button>
      </form>
      ${table(
        t("plan.change-list"),
        ["what", "subject", "values", "place"].map((name) => t(`plan.column.${name}`)),
        changes.nodes.map((change) => row(change, source, report.commit)),
        { unseen: true },
      )}
      ${changes.pageInfo.hasNextPage
        ? html`<button type="button" ?disabled=${this.more} @click=${() => this.loadMore()}>
            ${t("source.more", { count: changes.totalCount - changes.nodes.length })}
          </button>`
        : nothing}
    </section>`;
  }
}
customElements.define("kaskade-plan-page", PlanPage);

const total = (counts, kind, action) =>
  counts
    .filter((one) => one.kind === kind && (!action || one.action === action))
    .reduce((sum, { count }) => sum + count, 0);

const summary = (counts, fits) =>
  ACTIONS.map((action) =>
    actionCount(
      action,
      counts.filter((one) => one.action === action && fits(one)).reduce((sum, { count }) => sum + count, 0),
    ),
  );

/** The worst that a merge would do, in one sentence. */
function sentence(plan, ref) {
  const { singlePointsAppearing: appearing, groupsLosingRedundancy: groups, worseServices: worse } = plan;
  const cis = total(plan.counts, "ci");
  if (appearing.length) {
    const components = [...new Set(appearing.map((point) => bare(point.component)))];
    const services = [...new Set(mostCritical(appearing).map((point) => bare(point.service)))];
    return components.length === 1
      ? t("plan.hangs", { ref, component: components[0], services: some(services) })
      : t("plan.points", { ref, count: components.length, services: some(services) });
  }
  if (worse.length) {
    return t("plan.worse", { ref, services: some(worse.map((one) => bare(one.service))) });
  }
  if (groups.length) {
    return t("plan.weaker", { ref, count: groups.length });
  }
  return plan.counts.length ? t("plan.harmless", { ref, count: cis }) : t("plan.nothing", { ref });
}

const mostCritical = (points) =>
  [...points].sort((a, b) => CRITICALITIES.indexOf(b.criticality) - CRITICALITIES.indexOf(a.criticality));

/** "a, b and 4 more". */
const some = (names) =>
  names.length > NAMED
    ? t("plan.and-more", { names: names.slice(0, NAMED - 1).join(", "), count: names.length - NAMED + 1 })
    : list(names);
