/** What breaks if some CIs fail, how badly, why, and who is told. */
import { html, nothing } from "lit";
import { ask, within } from "../ask.js";
import { short } from "../ci.js";
import { USUAL_FOLD, foldChoice, foldIn, foldedNote } from "../folding.js";
import { names, scenarioForm, start, unknown } from "../impact-scenario.js";
import { affected, filters, groups, services } from "../impact-tables.js";
import { ciPage, withQuery } from "../links.js";
import { Page } from "../page.js";
import "../picture.js";
import { scenario, withFailed, withOpen, written } from "../scenario.js";
import { STATES } from "../states.js";
import { KEYS } from "../walk.js";
import { language, t } from "../words.js";

/** What is assumed to fail isn't there, or wasn't at that revision. */
const UNKNOWN = ["UNKNOWN_CI", "RETIRED_CI", "NOT_AT_REVISION", "UNKNOWN_REVISION"];
/** In milliseconds: as long as rows wait for the picture, to be laid out once. */
const SOON = 100;
const FORMS = ["csv", "svg", "pdf", "md", "json"];

class ImpactPage extends Page {
  static properties = {
    drawing: { state: true },
    one: { state: true },
    looking: { state: true },
    further: { state: true },
  };

  static keys = KEYS;

  /** Of the last picture that was asked for: a later one wins. */
  #picture = 0;

  constructor() {
    super();
    this.drawing = null;
    this.one = null;
    this.looking = false;
    this.further = [];
  }

  get asked() {
    const { query } = this.address;
    return {
      ...scenario(query),
      states:
        query
          .get("state")
          ?.split(",")
          .filter((state) => STATES.includes(state)) ?? [],
      classes: query.get("class")?.split(",").filter(Boolean) ?? [],
      selected: query.get("sel") ?? "",
      fold: foldIn(query),
      open: query.getAll("open"),
      side: query.get("side") ?? "",
    };
  }

  async load(signal) {
    const { failed, active, revision, states, classes, selected, versus } = this.asked;
    if (failed.length === 0) {
      return { critical: (await this.ask("critical-components", { first: 10 }, signal)).criticalComponents };
    }
    const rows = this.ask(
      "impact-page",
      {
        failed,
        active,
        revision,
        states: states.length ? states : null,
        classes: classes.length ? classes : null,
        language: language.toUpperCase(),
      },
      signal,
    );
    const picture = this.draw(signal);
    const comparison = versus.length ? this.#comparison(signal) : null;
    const panel = selected ? within(this.look(selected).catch(() => null)) : null;
    let outageImpact;
    try {
      ({ outageImpact } = await rows);
    } catch (failure) {
      if (!UNKNOWN.includes(failure.code)) {
        throw failure;
      }
      return { unknown: failure };
    }
    this.further = [];
    this.comparison = await comparison;
    await panel;
    await within(picture, SOON);
    return outageImpact;
  }

  /** The picture comes when it is ready; what it can't be drawn for the rows say already. */
  async draw(signal) {
    const turn = ++this.#picture;
    const { failed, active, revision, fold, open, selected } = this.asked;
    const variables = { failed, active, revision, foldAbove: fold, open, language: language.toUpperCase() };
    try {
      const pathTo = selected && !this.asked.failed.some((one) => one.key === selected) ? selected : null;
      const { outageImpact } = await ask("impact-picture", { ...variables, pathTo }, { signal }).catch(
        (failure) => {
          if (failure.code !== "NOT_AFFECTED") {
            throw failure;
          }
          return ask("impact-picture", variables, { signal });
        },
      );
      if (turn === this.#picture) {
        this.drawing = outageImpact.drawing;
      }
    } catch (failure) {
      if (turn === this.#picture && failure.name !== "AbortError") {
        this.drawing = null;
      }
    }
  }

  heading(answer) {
    const failed = answer?.failed ?? [];
    return failed.length === 0
      ? t("impact.heading.none")
      : t("impact.heading", { count: failed.length, names: names(failed.map((one) => one.ci)) });
  }

  honesty(answer) {
    return answer.revision
      ? { revision: answer.revision, complete: true, oldest: answer.oldestSource?.lastHeard }
      : null;
  }

  exports(answer) {
    const { failed, active, revision, fold, open } = this.asked;
    const query = {
      fail: failed.map(written),
      active: active ? "1" : null,
      rev: revision,
      fold: fold === USUAL_FOLD ? null : fold,
      open,
      language: language === "en" ? null : language,
    };
    return answer.failed
      ? FORMS.map((form) => ({ href: withQuery(`/impact.${form}`, query), word: form.toUpperCase() }))
      : [];
  }

  content(answer) {
    if (answer.unknown) {
      return unknown(this, answer.unknown);
    }
    if (!answer.failed) {
      return start(this, answer);
    }
    return html`
      ${
        answer.oldestSource?.stale
          ? html`<p class="banner warning">
              ${t("impact.stale", { source: short(answer.oldestSource.name) })}
            </p>`
          : nothing
      }
      ${filters(this, answer)} ${scenarioForm(this, answer)} ${this.#compared()} ${services(this, answer)}
      ${this.#travel(answer)}
      ${this.below(() => html`${groups(this, answer)} ${affected(this, answer)}`)}
    `;
  }

  /** What the comparison with another outage shows first; it asks itself where that can't be had. */
  async #comparison(signal) {
    const { askComparison } = await import("../impact-comparison.js");
    return within(askComparison(this.asked, signal).catch(() => null));
  }

  /** With another outage; its module is loaded where one is named. */
  #compared() {
    const { versus, side } = this.asked;
    if (versus.length === 0) {
      return nothing;
    }
    return html`<kaskade-comparison
      .first=${this.comparison}
      .scenario=${this.asked}
      .versus=${versus}
      .side=${side}
      @versus=${(event) => this.compare(event.detail)}
      @side=${(event) => this.go({ side: event.detail }, { reload: false })}
    ></kaskade-comparison>`;
  }

  #travel(answer) {
    const { fold, selected } = this.asked;
    const drawing = this.drawing;
    return html`<section class="travel">
      <div class="section-head">
        <h2 id="travel">${t("impact.travel")}</h2>
        ${foldedNote(drawing)} ${foldChoice(fold, (chosen) => this.redraw({ fold: chosen }))}
      </div>
      <div class=${this.one || this.looking ? "beside" : ""}>
        <kaskade-picture
          id="picture"
          outage
          .drawing=${drawing}
          .selected=${selected}
          .address=${(box) => (box.kind === "FOLD" ? withOpen(this.address.query, box.id) : ciPage(box.key))}
          @picture-select=${(event) => this.select(event.detail.key)}
          @picture-open=${(event) => this.redraw({ open: [...this.asked.open, event.detail.id] })}
        ></kaskade-picture>
        ${this.#panel()}
      </div>
    </section>`;
  }

  #panel() {
    if (this.one) {
      return html`<div class="panel" role="group" aria-labelledby="selected">${this.one.panel(this, this.one)}</div>`;
    }
    return this.looking
      ? html`<div class="panel skeleton" aria-busy="true"><i></i><i></i></div>`
      : html`<p class="quiet">${t("impact.select")}</p>`;
  }

  // What readers do.

  fail(key) {
    const failed = [...this.asked.failed.filter((one) => one.key !== key), { key, state: "OUTAGE" }];
    return this.#changed(failed);
  }

  unfail(key) {
    const failed = this.asked.failed;
    const gone = failed.findIndex((one) => one.key === key);
    // A key of before a merge is asked for; that of the CI it leads to is answered.
    const place = gone < 0 ? this.answer.failed.findIndex((one) => one.ci.key === key) : gone;
    return this.#changed(failed.filter((_, at) => at !== place));
  }

  #changed(failed) {
    this.one = null;
    this.drawing = null;
    const next = withFailed(this.address.query, failed);
    history.pushState(null, "", `/impact${next.size ? `?${next}` : ""}`);
    return this.reload({ focus: true });
  }

  asOf(event) {
    event.preventDefault();
    const given = new FormData(event.target).get("revision").trim();
    this.go({ rev: given || null }, { subject: true });
  }

  compare(versus) {
    return this.go({ vs: versus.map(written), side: null }, { subject: true });
  }

  filter(name, values) {
    return this.go({ [name]: values.length ? values.join(",") : null });
  }

  async select(key) {
    await this.go({ sel: key || null }, { reload: false });
    this.draw();
    if (key) {
      await this.look(key);
    } else {
      this.one = null;
    }
  }

  async redraw(changes) {
    await this.go(changes, { reload: false });
    await this.draw();
  }

  /** How the selected CI fares, for the panel. */
  async look(key) {
    const { failed, active, revision } = this.asked;
    this.looking = true;
    try {
      const [{ outageImpact, ci }, { panel }] = await Promise.all([
        ask("impact-of-one", { failed, active, revision, key, language: language.toUpperCase() }),
        import("../impact-panel.js"),
      ]);
      if (this.asked.selected === key && (ci || outageImpact.affected.nodes[0])) {
        const affected = outageImpact.affected.nodes[0];
        this.one = { affected, ci: affected?.ci ?? ci, panel };
      }
    } finally {
      if (this.asked.selected === key || !this.asked.selected) {
        this.looking = false;
      }
    }
  }

  async more(answer) {
    const { failed, active, revision, states, classes } = this.asked;
    const after = (this.further.at(-1)?.pageInfo ?? answer.affected.pageInfo).endCursor;
    const { outageImpact } = await ask("impact-rows", {
      failed,
      active,
      revision,
      after,
      states: states.length ? states : null,
      classes: classes.length ? classes : null,
      language: language.toUpperCase(),
    });
    this.further = [...this.further, outageImpact.affected];
  }
}

customElements.define("kaskade-impact-page", ImpactPage);
