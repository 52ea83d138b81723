/** One source: what it is, what its last sync did, and the problems in its files. */
import { html, nothing } from "lit";
import { ask, follow } from "../ask.js";
import { harmless } from "../ci.js";
import { time } from "../honesty.js";
import { planPage } from "../links.js";
import { Page, why } from "../page.js";
import { did, facts, syncs } from "../source-facts.js";
import { place, problemsFrom } from "../sources.js";
import { table } from "../table.js";
import { age, number, t } from "../words.js";

const ROWS = 100;

class SourcePage extends Page {
  static properties = { progress: { state: true }, refused: { state: true }, rows: { state: true } };

  constructor() {
    super();
    this.progress = null;
    this.refused = null;
    this.rows = ROWS;
  }

  get name() {
    return this.address.path[1];
  }

  async load(signal) {
    const codes = this.address.query.getAll("code");
    return this.ask(
      "source-page",
      { name: this.name, origin: `source:${this.name}`, codes: codes.length ? codes : null, first: this.rows },
      signal,
    );
  }

  heading(answer) {
    const source = answer?.source;
    if (!answer) {
      return super.heading(answer);
    }
    if (!source) {
      return t("source.unknown", { name: harmless(this.name) });
    }
    const name = harmless(source.name);
    if (source.lastFailure) {
      return t("source.failing", { name, count: source.lastFailure.attempts });
    }
    if (source.lastSync?.held) {
      return t("source.held", { name, count: source.lastSync.retired });
    }
    if (!source.lastSync) {
      return t("source.never", { name });
    }
    const problems = problemsFrom(["ERROR", "WARNING"], source.lastSync.problemCounts);
    return t(problems ? "source.problems" : "source.well", { name, count: problems, cis: number(source.cis) });
  }

  honesty({ latestRevision, source }) {
    return { revision: latestRevision, oldest: source?.lastReadAt };
  }

  actions({ viewer, source }) {
    return source && maySync(viewer, source)
      ? html`<button class="primary" type="button" ?disabled=${this.progress} @click=${() => this.sync(false)}>
          ${t("source.sync")}
        </button>`
      : nothing;
  }

  exports({ source }) {
    return source?.lastSync?.problemCounts.length ? [this.file("csv")] : [];
  }

  content({ viewer, source, revisions }) {
    if (!source) {
      return html`<p>${t("source.look")} <a href="/sources">${t("shell.nav.sources")}</a></p>`;
    }
    const { lastSync } = source;
    return html`
      <div role="status">${this.progress ? html`<p class="banner">${progressText(this.progress)}</p>` : nothing}</div>
      ${this.refused ? html`<p class="banner error" role="alert">${why(this.refused)}</p>` : nothing}
      ${source.lastFailure ? failure(source.lastFailure) : nothing}
      ${lastSync?.held ? this.held(viewer, source) : nothing}
      <div class="panels">
        ${facts(source)} ${lastSync ? did(source) : nothing} ${this.planForm(source)}
      </div>
      ${revisions.totalCount ? syncs(revisions) : nothing} ${lastSync ? this.problemList(source) : nothing}
    `;
  }

  held(viewer, { name, branch, lastSync }) {
    return html`<div class="banner warning">
      <p>${t("source.held-why", { count: lastSync.retired, name: harmless(name) })}</p>
      <p>
        <a class="button" href=${planPage(name, branch ?? "HEAD")}>${t("source.see-them")}</a>
        ${mayAccept(viewer, name)
          ? html`<button type="button" @click=${() => this.dialog.showModal()}>${t("source.accept")}</button>`
          : nothing}
      </p>
      <dialog aria-labelledby="accept-title">
        <h2 id="accept-title">${t("source.accept-title", { count: lastSync.retired })}</h2>
        <p>${t("source.accept-text")}</p>
        <form @submit=${(event) => this.accept(event, lastSync.retired)}>
          <label for="count">${t("source.accept-label", { count: lastSync.retired })}</label>
          <input id="count" name="count" inputmode="numeric" autocomplete="off" required />
          <p class="problem" role="alert" hidden>${t("source.accept-wrong", { count: lastSync.retired })}</p>
          <p>
            <button class="primary" type="submit">${t("source.accept-do")}</button>
            <button type="button" @click=${() => this.dialog.close()}>${t("source.cancel")}</button>
          </p>
        </form>
      </dialog>
    </div>`;
  }

  get dialog() {
    return this.querySelector("dialog");
  }

  accept(event, count) {
    event.preventDefault();
    const typed = new FormData(event.target).get("count").replace(/\D/g, "");
    const right = Number(typed) === count && typed !== "";
    event.target.querySelector(".problem").hidden = right;
    if (right) {
      this.dialog.close();
      this.sync(true);
    }
  }

  async sync(acceptRetirements) {
    const { name } = this;
    const listening = new AbortController();
    this.progress = { phase: "FETCHING", done: 0, total: 0 };
    this.refused = null;
    follow("sync-progress", { source: name }, ({ syncProgress }) => {
      this.progress = syncProgress;
    }, { signal: listening.signal }).catch(() => {});
    try {
      await ask("sync-source", { name, acceptRetirements });
    } catch (refused) {
      this.refused = refused;
    }
    listening.abort();
    this.progress = null;
    await this.reload({ focus: true });
  }

  planForm({ name, branch }) {
    const submit = (event) => {
      event.preventDefault();
      location.assign(planPage(name, new FormData(event.target).get("ref").trim()));
    };
    return html`<section class="panel" aria-labelledby="plan">
      <h2 id="plan">${t("source.plan")}</h2>
      <p>${t("source.plan-text")}</p>
      <form @submit=${submit}>
        <label for="ref">${t("source.ref")}</label>
        <p><input id="ref" name="ref" required autocomplete="off" spellcheck="false" placeholder=${branch ?? "main"} />
        <button type="submit">${t("source.plan-do")}</button></p>
      </form>
    </section>`;
  }

  problemList(source) {
    const { lastSync } = source;
    const total = problemsFrom(["ERROR", "WARNING", "INFO"], lastSync.problemCounts);
    if (!total) {
      return html`<h2>${t("source.no-problems")}</h2>`;
    }
    const chosen = this.address.query.getAll("code");
    const choose = (code, on) => {
      this.rows = ROWS;
      this.go({ code: on ? [...chosen, code] : chosen.filter((other) => other !== code) }, { subject: true });
    };
    const matching = lastSync.problemCounts
      .filter(({ code }) => !chosen.length || chosen.includes(code))
      .reduce((sum, { count }) => sum + count, 0);
    return html`<h2>${t("source.problem-list", { count: total })}</h2>
      <fieldset class="filters">
        <legend class="unseen">${t("source.codes")}</legend>
        ${lastSync.problemCounts.map(
          ({ severity, code, count }) => html`<label class="check">
            <input type="checkbox" .checked=${chosen.includes(code)} @change=${(e) => choose(code, e.target.checked)} />
            <span>${t(`sources.severity.${severity}`)} <code>${code}</code></span> <small>${number(count)}</small>
          </label>`,
        )}
      </fieldset>
      ${table(
        t("source.problem-list", { count: total }),
        ["severity", "place", "code", "message"].map((name) => t(`source.column.${name}`)),
        lastSync.problems.map(
          ({ severity, code, file, line, message }) => html`<tr>
            <th scope="row">${t(`sources.severity.${severity}`)}</th>
            <td>${place(source, lastSync.commit, file, line)}</td>
            <td><code>${code}</code></td>
            <td class="text" lang="en">${harmless(message)}</td>
          </tr>`,
        ),
        { unseen: true },
      )}
      ${matching > lastSync.problems.length
        ? html`<button type="button" @click=${() => this.showMore()}>
            ${t("source.more", { count: matching - lastSync.problems.length })}
          </button>`
        : nothing}`;
  }

  showMore() {
    this.rows += ROWS;
    this.reload();
  }
}
customElements.define("kaskade-source-page", SourcePage);

const has = ({ roles }, ...some) => some.some((role) => roles.includes(role));

/** The server decides; this only keeps buttons away from who would be refused. */
const maySync = (viewer, { name }) =>
  has(viewer, "admin") || (has(viewer, "automation", "editor") && viewer.sources.includes(name));
const mayAccept = (viewer, name) => has(viewer, "admin") || (has(viewer, "editor") && viewer.sources.includes(name));

function progressText({ phase, done, total }) {
  return total && phase === "READING"
    ? t("source.phase.reading-files", { done, total })
    : t(`source.phase.${phase}`);
}

function failure({ at, code, message, attempts }) {
  return html`<div class="banner error">
    <p>${t("source.failed", { count: attempts, age: age(at) })} <small>${time(at)} <code>${code}</code></small></p>
    <p lang="en">${harmless(message)}</p>
  </div>`;
}
