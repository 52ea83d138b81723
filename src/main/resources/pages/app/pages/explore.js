/** What a CI depends on and what depends on it, and by which ways one leads to another. */
import { html, nothing } from "lit";
import { onKeys } from "../choices.js";
import { short } from "../ci.js";
import "../ci-field.js";
import "../ci-tree.js";
import { foldChoice, foldIn, foldedNote } from "../folding.js";
import { ciPage, impactPage, withQuery } from "../links.js";
import { neededPanel } from "../needed-panel.js";
import { Page } from "../page.js";
import "../picture.js";
import { ways, onWay } from "../ways.js";
import { language, list, number, t } from "../words.js";

const DIRECTIONS = ["BOTH", "DEPENDENCIES", "DEPENDENTS"];
const DEPTHS = [1, 2, 3, 4, 5];
const USUAL_DEPTH = 2;

/** Switches in the address: what they are called, and what they ask. */
const SWITCHES = {
  services: { services: true },
  hard: { strength: "HARD" },
  ungrouped: { groups: false },
};

class ExplorePage extends Page {
  static keys = [
    ["f", "explore.key.find"],
    ["→ ←", "explore.key.tree"],
    ["Enter", "picture.key.open"],
    ["Space", "picture.key.select"],
    ["+ − 0", "picture.key.size"],
  ];

  connectedCallback() {
    super.connectedCallback();
    this.quiet = onKeys({ f: () => this.querySelector("#find")?.focus() });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.quiet();
  }

  get asked() {
    const { query } = this.address;
    const revision = query.get("rev");
    return {
      keys: query.getAll("ci").filter(Boolean),
      from: query.get("from") ?? "",
      to: query.get("to") ?? "",
      direction: DIRECTIONS.find((one) => one === query.get("dir")) ?? "BOTH",
      depth: DEPTHS.find((one) => one === Number(query.get("depth"))) ?? USUAL_DEPTH,
      classes: query.get("class")?.split(",").filter(Boolean) ?? [],
      fold: foldIn(query),
      open: query.getAll("open"),
      selected: query.get("sel") ?? "",
      revision: /^\d{1,9}$/.test(revision ?? "") ? Number(revision) : null,
      way: Math.max(0, Number(query.get("way")) || 0),
      switches: Object.keys(SWITCHES).filter((name) => query.get(name) === "1"),
    };
  }

  async load(signal) {
    const { keys, from, to, direction, depth, fold, open, revision, switches } = this.asked;
    const variables = { foldAbove: fold, open, revision, language: language.toUpperCase() };
    if (from && to) {
      const { paths } = await this.ask("explore-paths", { from, to, revision }, signal);
      const found = [
        ...new Set(
          paths.paths.flatMap((path) => [path.start.key, ...path.hops.map((hop) => hop.provider.key)]),
        ),
      ];
      const around = found.length
        ? (await this.ask("explore", { ...variables, keys: found, depth: 0, foldAbove: 100_000 }, signal))
            .neighborhood
        : null;
      return { paths, around };
    }
    if (keys.length === 0) {
      return {};
    }
    Object.assign(variables, ...switches.map((name) => SWITCHES[name]));
    const { neighborhood } = await this.ask("explore", { ...variables, keys, direction, depth }, signal);
    return { around: neighborhood };
  }

  heading(answer) {
    const { around, paths } = answer ?? {};
    const { from, to } = this.asked;
    if (paths) {
      const [path] = paths.paths;
      return path
        ? t("explore.heading.path", {
            from: short(path.start.name),
            to: short(path.hops.at(-1).provider.name),
            count: path.length,
          })
        : t("explore.heading.no-path", { from: short(from), to: short(to) });
    }
    return around
      ? t("explore.heading.around", {
          names: list(
            this.#starts(answer)
              .slice(0, 3)
              .map((ci) => short(ci.name)),
          ),
        })
      : t("explore.heading");
  }

  honesty(answer) {
    const { around, paths } = answer;
    return paths || around
      ? {
          revision: paths?.revision ?? around.revision,
          complete: paths ? paths.completeness.complete : !around.truncated,
        }
      : null;
  }

  actions(answer) {
    const [start] = answer.paths ? [] : this.#starts(answer);
    return start
      ? html`<a class="button primary" href=${impactPage(start.key)}>${t("explore.if-it-fails")}</a>
          <a class="button" href=${ciPage(start.key)}>${t("explore.open")}</a>`
      : nothing;
  }

  content(answer) {
    return html`
      ${this.#choices(answer)}
      ${
        answer.paths
          ? ways(answer.paths, this.asked.way, (place) => this.go({ way: place || null }, { reload: false }))
          : nothing
      }
      ${answer.around ? this.#around(answer) : answer.paths ? nothing : html`<p>${t("explore.start")}</p>`}
    `;
  }

  #starts(answer) {
    const { keys } = this.asked;
    const nodes = answer?.around?.nodes ?? [];
    const named = nodes.filter((ci) => keys.includes(ci.key));
    return named.length ? named : nodes.slice(0, keys.length ? 1 : 0);
  }

  #choices(answer) {
    const { direction, depth, fold, from, to, keys, revision } = this.asked;
    const [start] = this.#starts(answer);
    return html`<div class="scenario">
      <kaskade-ci-field
        label=${t("explore.which")}
        @ci-chosen=${(event) => this.#to({ ci: event.detail.key, rev: revision })}
      ></kaskade-ci-field>
      ${
        start && !from
          ? html`<kaskade-ci-field
              label=${t("explore.path-to")}
              @ci-chosen=${(event) => this.#to({ from: start.key, to: event.detail.key, rev: revision })}
            ></kaskade-ci-field>`
          : nothing
      }
      ${
        from && to
          ? html`<a class="button" href=${withQuery("/explore", { from: to, to: from, rev: revision })}
                >${t("explore.turn")}</a
              >
              <a class="button" href=${withQuery("/explore", { ci: from, rev: revision })}>${t("explore.no-path")}</a>`
          : nothing
      }
      ${
        keys.length
          ? html`
              ${this.#choice("dir", t("explore.direction"), DIRECTIONS, direction, (one) => t(`explore.direction.${one}`))}
              ${this.#choice("depth", t("explore.depth"), DEPTHS, depth, number)}
              ${foldChoice(fold, (chosen) => this.go({ fold: chosen, open: null }))}
              ${this.#switch("services", t("explore.services-only"))} ${this.#switch("hard", t("explore.hard-only"))}
              ${this.#switch("ungrouped", t("explore.groups"), true)}
            `
          : nothing
      }
    </div>`;
  }

  #choice(name, label, values, chosen, word) {
    return html`<label class="inline"
      >${label}
      <select @change=${(event) => this.go({ [name]: event.target.value, open: null })}>
        ${values.map((one) => html`<option value=${one} ?selected=${one === chosen}>${word(one)}</option>`)}
      </select>
    </label>`;
  }

  /** @param {boolean} [inverted] checked where it is not in the address */
  #switch(name, label, inverted = false) {
    const on = this.asked.switches.includes(name);
    return html`<label class="check"
      ><input
        type="checkbox"
        .checked=${on !== inverted}
        @change=${() => this.go({ [name]: on ? null : "1", open: null }, { subject: true })}
      />${label}</label
    >`;
  }

  #around(answer) {
    const { around, paths } = answer;
    const drawing = around.drawing;
    const selected = around.nodes.find((one) => one.key === this.asked.selected);
    const lonely = !paths && around.nodes.length === this.asked.keys.length;
    return html`
      ${lonely ? html`<p>${t("explore.nothing")} <a href="/sources">${t("explore.how")}</a></p>` : nothing}
      ${this.asked.switches.includes("services") ? html`<p class="quiet">${t("explore.services-note")}</p>` : nothing}
      ${around.truncated ? html`<p class="banner warning">${t("explore.truncated", { count: around.nodes.length })}</p>` : nothing}
      <section>
        <div class="section-head">
          <h2 id="picture-title">${t("explore.picture")}</h2>
          ${foldedNote(drawing)}
        </div>
        <div class=${selected ? "beside" : ""}>
          <kaskade-picture
            id="picture"
            .drawing=${drawing}
            .selected=${this.asked.selected}
            .path=${paths ? onWay(paths.paths[this.asked.way], drawing) : new Set()}
            .address=${(box) => (box.kind === "FOLD" ? this.#address({ open: [...this.asked.open, box.id] }) : ciPage(box.key))}
            @picture-select=${(event) => this.select(event.detail.key)}
            @picture-open=${(event) => this.go({ open: [...this.asked.open, event.detail.id] })}
          ></kaskade-picture>
          ${
            selected
              ? html`<div class="panel" role="group" aria-labelledby="selected">
                  ${neededPanel(around, selected)}
                </div>`
              : html`<p class="quiet">${t("explore.select")}</p>`
          }
        </div>
      </section>
      ${
        paths
          ? nothing
          : this.below(() => html`<kaskade-ci-tree
              .subgraph=${around}
              .starts=${this.#starts(answer).map((ci) => ci.key)}
              .classes=${this.asked.classes}
              .selected=${this.asked.selected}
              @tree-select=${(event) => this.select(event.detail)}
              @tree-classes=${(event) => this.go({ class: event.detail.join(",") || null }, { reload: false })}
            ></kaskade-ci-tree>`)
      }
    `;
  }

  #address(changes) {
    const { keys, direction, depth, fold, revision, switches } = this.asked;
    const switched = Object.fromEntries(switches.map((name) => [name, "1"]));
    return withQuery("/explore", { ci: keys, dir: direction, depth, fold, rev: revision, ...switched, ...changes });
  }

  #to(query) {
    history.pushState(null, "", withQuery("/explore", query));
    return this.reload({ focus: true });
  }

  select(key) {
    return this.go({ sel: key === this.asked.selected ? null : key }, { reload: false });
  }
}

customElements.define("kaskade-explore-page", ExplorePage);
