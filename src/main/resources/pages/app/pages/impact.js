/** What breaks if some CIs fail, how badly, why, and who is told. */
import { html, nothing } from "lit";
import { ask } from "../ask.js";
import { CRITICALITIES, ciLink, criticalitySign, nameWord, separated, short } from "../ci.js";
import "../ci-field.js";
import { ciPage, impactPage, withQuery } from "../links.js";
import { Page, why } from "../page.js";
import "../picture.js";
import { scenario, withFailed, written } from "../scenario.js";
import { STATES, stateMark } from "../states.js";
import { table } from "../table.js";
import { language, list, number, t } from "../words.js";

const FOLDS = [5, 10, 25, 100_000];
const USUAL_FOLD = 10;
const WORST_FIRST = [...STATES].reverse();
/** What is assumed to fail isn't there, or wasn't at that revision. */
const UNKNOWN = ["UNKNOWN_CI", "RETIRED_CI", "NOT_AT_REVISION", "UNKNOWN_REVISION"];
const FORMS = ["csv", "svg", "pdf", "md", "json"];

class ImpactPage extends Page {
  static properties = {
    drawing: { state: true },
    one: { state: true },
    further: { state: true },
  };

  static keys = [
    ["→ ←", "picture.key.along"],
    ["↑ ↓", "picture.key.column"],
    ["Home End", "picture.key.ends"],
    ["Enter", "picture.key.open"],
    ["Space", "picture.key.select"],
    ["+ − 0", "picture.key.size"],
  ];

  /** Of the last picture that was asked for: a later one wins. */
  #picture = 0;

  constructor() {
    super();
    this.drawing = null;
    this.one = null;
    this.further = [];
  }

  get asked() {
    const { query } = this.address;
    const { failed, active, revision } = scenario(query);
    return {
      failed,
      active,
      revision,
      states:
        query
          .get("state")
          ?.split(",")
          .filter((state) => STATES.includes(state)) ?? [],
      classes: query.get("class")?.split(",").filter(Boolean) ?? [],
      selected: query.get("sel") ?? "",
      fold: FOLDS.find((fold) => fold === Number(query.get("fold"))) ?? USUAL_FOLD,
      open: query.getAll("open"),
    };
  }

  async load(signal) {
    const { failed, active, revision, states, classes, selected } = this.asked;
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
    this.draw(signal);
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
    if (selected) {
      this.look(selected);
    }
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
      return this.#unknown(answer.unknown);
    }
    if (!answer.failed) {
      return this.#start(answer);
    }
    return html`
      ${
        answer.oldestSource?.stale
          ? html`<p class="banner warning">
              ${t("impact.stale", { source: short(answer.oldestSource.name) })}
            </p>`
          : nothing
      }
      ${this.#filters(answer)} ${this.#scenario(answer)} ${this.#services(answer)} ${this.#travel(answer)}
      ${this.#groups(answer)} ${this.#affected(answer)}
    `;
  }

  /** What was meant instead, and the rest of the scenario without it. */
  #unknown(failure) {
    const { failed } = this.asked;
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
                @click=${() => this.unfail(one.key)}
              >
                ×
              </button>
            </li>`,
        )}
      </ul>
      <kaskade-ci-field
        label=${t("impact.which")}
        @ci-chosen=${(event) => this.fail(event.detail.key)}
      ></kaskade-ci-field>
    `;
  }

  /** Nothing is assumed to fail yet: what is worth a look. */
  #start(answer) {
    const rows = answer.critical.components.nodes;
    return html`
      <p>${t("impact.start")}</p>
      <kaskade-ci-field
        label=${t("impact.which")}
        @ci-chosen=${(event) => this.fail(event.detail.key)}
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

  #filters(answer) {
    const { states } = this.asked;
    const counts = new Map(answer.counts.map((one) => [one.state, one.count]));
    const held = heldGroups(answer).length;
    return html`<div class="chips" role="group" aria-label=${t("impact.filter")}>
      ${WORST_FIRST.filter((state) => state !== "UNAFFECTED").map(
        (state) =>
          html`<button
            type="button"
            class="chip"
            aria-pressed=${states.includes(state) ? "true" : "false"}
            @click=${() => this.filter("state", toggled(states, state))}
          >
            ${stateMark(state)} <b>${number(counts.get(state) ?? 0)}</b>
          </button>`,
      )}
      ${held ? html`<a class="chip" href="#groups">${t("impact.held", { count: held })}</a>` : nothing}
    </div>`;
  }

  #scenario(answer) {
    const { active, revision } = this.asked;
    return html`<section class="scenario">
      <h2 id="scenario">${t("impact.failed")}</h2>
      <ul class="failed">
        ${answer.failed.map(
          (one) =>
            html`<li>
              ${ciLink(one.ci)}
              <span class="quiet">${t(`impact.starts.${startsAs(this.asked.failed, one)}`)}</span>
              <button
                type="button"
                class="quiet"
                aria-label=${t("impact.remove", { name: short(one.ci.name) })}
                @click=${() => this.unfail(one.ci.key)}
              >
                ×
              </button>
            </li>`,
        )}
      </ul>
      <kaskade-ci-field
        label=${t("impact.add")}
        @ci-chosen=${(event) => this.fail(event.detail.key)}
      ></kaskade-ci-field>
      <label class="check">
        <input
          type="checkbox"
          .checked=${active}
          @change=${(event) => this.go({ active: event.target.checked ? "1" : null }, { subject: true })}
        />
        ${t("impact.active")}
      </label>
      <form class="revision" @submit=${this.asOf}>
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
      ${active ? this.#already(answer) : nothing}
    </section>`;
  }

  #already(answer) {
    const outages = answer.activeOutages;
    return outages.length === 0
      ? html`<p class="wide">${t("impact.nothing-open")}</p>`
      : html`<p class="wide">
          ${t("impact.already", { count: answer.affected.totalCount - (answer.added?.totalCount ?? 0) })}
          ${separated(outages.map((one) => html`${ciLink(one.ci)} (${one.record})`))}
        </p>`;
  }

  #services(answer) {
    const services = [...answer.services].sort(
      (a, b) =>
        STATES.indexOf(b.state) - STATES.indexOf(a.state) ||
        CRITICALITIES.indexOf(b.ci.criticality) - CRITICALITIES.indexOf(a.ci.criticality),
    );
    return html`<section>
      <h2 id="services">${t("impact.services")}</h2>
      ${
        services.length === 0
          ? html`<p>${this.#noService(answer)}</p>`
          : table(
              t("impact.services"),
              [
                t("impact.service"),
                t("impact.state"),
                t("impact.why"),
                t("impact.owner"),
                t("impact.criticality"),
              ],
              services.map(
                (row) =>
                  html`<tr class=${row.ci.key === this.asked.selected ? "selected" : ""}>
                    <th scope="row">${this.#selects(row.ci)}</th>
                    <td>${stateMark(row.state)}</td>
                    <td class="sentence">${row.why}</td>
                    <td><bdi>${row.ci.owner ? short(row.ci.owner) : t("impact.no-owner")}</bdi></td>
                    <td>${criticalitySign(row.ci.criticality)}</td>
                  </tr>`,
              ),
              { unseen: true },
            )
      }
    </section>`;
  }

  /** Success is explained, not blank. */
  #noService(answer) {
    const others =
      answer.counts.filter((one) => one.state !== "UNAFFECTED").reduce((sum, one) => sum + one.count, 0) -
      answer.failed.length;
    const held = heldGroups(answer).length;
    return html`${others > 0 ? t("impact.no-service") : t("impact.nothing")}
    ${held ? t("impact.groups-hold", { count: held }) : nothing}`;
  }

  #travel(answer) {
    const { fold, selected } = this.asked;
    const drawing = this.drawing;
    return html`<section class="travel">
      <div class="section-head">
        <h2 id="travel">${t("impact.travel")}</h2>
        ${
          drawing && !drawing.tooLarge && drawing.boxCount < drawing.cis
            ? html`<span class="quiet"
                >${t("picture.folded", { cis: drawing.cis, count: drawing.boxCount })}</span
              >`
            : nothing
        }
        <label class="inline"
          >${t("picture.fold")}
          <select @change=${(event) => this.redraw({ fold: event.target.value })}>
            ${FOLDS.map((one) => html`<option value=${one} ?selected=${one === fold}>${one > 1000 ? t("picture.never") : t("picture.above", { count: one })}</option>`)}
          </select>
        </label>
      </div>
      <div class=${this.one ? "beside" : ""}>
        <kaskade-picture
          id="picture"
          outage
          .drawing=${drawing}
          .selected=${selected}
          .address=${(box) => this.boxAddress(box)}
          @picture-select=${(event) => this.select(event.detail.key)}
          @picture-open=${(event) => this.redraw({ open: [...this.asked.open, event.detail.id] })}
        ></kaskade-picture>
        ${this.one ? html`<div class="panel" role="group" aria-labelledby="selected">${this.#selected(this.one)}</div>` : html`<p class="quiet">${t("impact.select")}</p>`}
      </div>
    </section>`;
  }

  #selected({ ci, affected }) {
    const failed = this.asked.failed.some((each) => each.key === ci.key);
    return html` <h3 id="selected" tabindex="-1"><bdi>${short(ci.name)}</bdi></h3>
      <p>${stateMark(affected?.state ?? "UNAFFECTED")} <span class="quiet">${nameWord(ci.class)}</span></p>
      ${affected ? this.#path(affected) : html`<p>${t("impact.unaffected")}</p>`}
      <p>${ci.owner ? html`${t("impact.owner")}: <bdi>${short(ci.owner)}</bdi>` : t("impact.no-owner")}</p>
      <p class="buttons">
        <a class="button" href=${ciPage(ci.key)}>${t("impact.open")}</a>
        ${failed ? nothing : html`<button type="button" @click=${() => this.fail(ci.key)}>${t("impact.also-fail")}</button>`}
        <button type="button" @click=${() => this.select("")}>${t("impact.unselect")}</button>
      </p>`;
  }

  #path(affected) {
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

  #groups(answer) {
    const groups = answer.weakenedGroups;
    return html`<section>
      <h2 id="groups">${t("impact.groups", { count: groups.length })}</h2>
      ${
        groups.length === 0
          ? html`<p>${t("impact.no-group")}</p>`
          : table(
              t("impact.groups", { count: groups.length }),
              [
                t("impact.group"),
                t("impact.of"),
                { word: t("impact.members"), number: true },
                { word: t("impact.need"), number: true },
                { word: t("impact.up"), number: true },
                t("impact.spare"),
              ],
              groups.map(
                (group) =>
                  html`<tr>
                    <th scope="row"><bdi>${short(group.group)}</bdi></th>
                    <td>${ciLink(group.dependent)}</td>
                    <td class="number">${number(group.members)}</td>
                    <td class="number">${number(group.need)}</td>
                    <td class="number">${number(group.up)}</td>
                    <td>${spare(group)}</td>
                  </tr>`,
              ),
              { unseen: true },
            )
      }
    </section>`;
  }

  #affected(answer) {
    const { classes, states } = this.asked;
    const { nodes, totalCount, pageInfo } = answer.affected;
    const rows = [...nodes, ...this.further.flatMap((page) => page.nodes)];
    const more = (this.further.at(-1)?.pageInfo ?? pageInfo).hasNextPage;
    const added = answer.added && new Set(answer.added.nodes.map((one) => one.ci.key));
    return html`<section>
      <div class="section-head">
        <h2 id="affected">${t("impact.affected", { count: totalCount })}</h2>
        ${
          answer.classes.length > 1
            ? html`<label class="inline"
                >${t("impact.class")}
                <select
                  @change=${(event) => this.filter("class", event.target.value ? [event.target.value] : [])}
                >
                  <option value="" ?selected=${classes.length === 0}>${t("impact.all-classes")}</option>
                  ${answer.classes.map((one) => html`<option value=${one.class} ?selected=${classes.includes(one.class)}>${nameWord(one.class)} (${number(one.count)})</option>`)}
                </select>
              </label>`
            : nothing
        }
        ${
          classes.length || states.length
            ? html`<button type="button" class="quiet" @click=${() => this.go({ state: null, class: null })}>
                ${t("impact.all")}
              </button>`
            : nothing
        }
      </div>
      ${table(
        t("impact.affected", { count: totalCount }),
        [
          t("impact.ci"),
          t("impact.class"),
          t("impact.state"),
          { word: t("impact.hops"), number: true },
          t("impact.why"),
        ],
        rows.map(
          (row) =>
            html`<tr class=${row.ci.key === this.asked.selected ? "selected" : ""}>
              <th scope="row">${this.#selects(row.ci)}</th>
              <td>${nameWord(row.ci.class)}</td>
              <td>
                ${stateMark(row.state)}
                ${added && !added.has(row.ci.key) && answer.added.totalCount <= 1000 ? html`<span class="quiet">${t("impact.already-so")}</span>` : nothing}
              </td>
              <td class="number">${number(row.depth)}</td>
              <td class="sentence">${row.why}</td>
            </tr>`,
        ),
        { unseen: true },
      )}
      ${more ? html`<p><button type="button" @click=${() => this.more(answer)}>${t("impact.more", { count: totalCount - rows.length })}</button></p>` : nothing}
    </section>`;
  }

  /** A name that selects its CI in the picture and the panel. */
  #selects(ci) {
    const selected = ci.key === this.asked.selected;
    return html`<button
      type="button"
      class="link"
      title=${short(ci.key, 400)}
      aria-pressed=${selected ? "true" : "false"}
      @click=${() => this.select(selected ? "" : ci.key)}
    >
      <bdi>${short(ci.name)}</bdi>
    </button>`;
  }

  boxAddress(box) {
    return box.kind === "FOLD"
      ? withQuery(
          "/impact",
          Object.fromEntries([...groupedQuery(this.address.query), ["open", [...this.asked.open, box.id]]]),
        )
      : ciPage(box.key);
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
    const { outageImpact, ci } = await ask("impact-of-one", {
      failed,
      active,
      revision,
      key,
      language: language.toUpperCase(),
    });
    if (this.asked.selected === key && (ci || outageImpact.affected.nodes[0])) {
      const affected = outageImpact.affected.nodes[0];
      this.one = { affected, ci: affected?.ci ?? ci };
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

const names = (cis) =>
  list(
    cis.length > 3
      ? [...cis.slice(0, 2).map((ci) => short(ci.name)), t("impact.others", { count: cis.length - 2 })]
      : cis.map((ci) => short(ci.name)),
  );

const heldGroups = (answer) => answer.weakenedGroups.filter((group) => group.up >= group.need);

const spare = (group) =>
  group.up < group.need
    ? t("impact.broken")
    : group.up === group.need
      ? t("impact.none-spare")
      : number(group.up - group.need);

const toggled = (values, value) =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

const startsAs = (failed, one) => failed.find((each) => each.key === one.ci.key)?.state ?? "OUTAGE";

/** Names with all their values. */
function groupedQuery(query) {
  return new Map([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
}

customElements.define("kaskade-impact-page", ImpactPage);
