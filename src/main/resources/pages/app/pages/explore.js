/** What a CI depends on and what depends on it, and by which ways one leads to another. */
import { html, nothing } from "lit";
import { Branches } from "../branches.js";
import { ciLink, nameWord, short } from "../ci.js";
import "../ci-field.js";
import { ciPage, impactPage, withQuery } from "../links.js";
import { onKeys } from "../keys.js";
import { how, saidBy, sentence } from "../needs.js";
import { Page } from "../page.js";
import "../picture.js";
import { language, list, number, t } from "../words.js";

const DIRECTIONS = ["BOTH", "DEPENDENCIES", "DEPENDENTS"];
const DEPTHS = [1, 2, 3, 4, 5];
const USUAL_DEPTH = 2;
const FOLDS = [5, 10, 25, 100_000];
const USUAL_FOLD = 10;

/** Rows beyond this are counted: nobody reads them, and CSV and API have them. */
const MOST_ROWS = 1_000;

class ExplorePage extends Page {
  static properties = {
    opened: { state: true },
    closed: { state: true },
    row: { state: true },
    find: { state: true },
  };

  static keys = [
    ["f", "explore.key.find"],
    ["→ ←", "explore.key.tree"],
    ["Enter", "picture.key.open"],
    ["Space", "picture.key.select"],
    ["+ − 0", "picture.key.size"],
  ];

  constructor() {
    super();
    this.opened = new Set();
    this.closed = new Set();
    this.row = 0;
    this.find = "";
  }

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
      fold: FOLDS.find((one) => one === Number(query.get("fold"))) ?? USUAL_FOLD,
      open: query.getAll("open"),
      selected: query.get("sel") ?? "",
      revision: /^\d{1,9}$/.test(revision ?? "") ? Number(revision) : null,
      way: Math.max(0, Number(query.get("way")) || 0),
    };
  }

  async load(signal) {
    const { keys, from, to, direction, depth, fold, open, revision } = this.asked;
    this.opened = new Set();
    this.closed = new Set();
    this.row = 0;
    const variables = { foldAbove: fold, open, revision, language: language.toUpperCase() };
    if (from && to) {
      const { paths } = await this.ask("explore-paths", { from, to }, signal);
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
      ${this.#choices(answer)} ${answer.paths ? this.#paths(answer) : nothing}
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
    const { direction, depth, fold, from, to, keys } = this.asked;
    const [start] = this.#starts(answer);
    return html`<div class="scenario">
      <kaskade-ci-field
        label=${t("explore.which")}
        @ci-chosen=${(event) => this.#to({ ci: event.detail.key })}
      ></kaskade-ci-field>
      ${
        start && !from
          ? html`<kaskade-ci-field
              label=${t("explore.path-to")}
              @ci-chosen=${(event) => this.#to({ from: start.key, to: event.detail.key })}
            ></kaskade-ci-field>`
          : nothing
      }
      ${
        from && to
          ? html`<a class="button" href=${withQuery("/explore", { from: to, to: from })}
                >${t("explore.turn")}</a
              >
              <a class="button" href=${withQuery("/explore", { ci: from })}>${t("explore.no-path")}</a>`
          : nothing
      }
      ${
        keys.length
          ? html`
              ${this.#choice("dir", t("explore.direction"), DIRECTIONS, direction, (one) => t(`explore.direction.${one}`))}
              ${this.#choice("depth", t("explore.depth"), DEPTHS, depth, number)}
              ${this.#choice("fold", t("picture.fold"), FOLDS, fold, (one) => (one > 1_000 ? t("picture.never") : t("picture.above", { count: one })))}
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

  #around(answer) {
    const { around, paths } = answer;
    const drawing = around.drawing;
    const selected = around.nodes.find((one) => one.key === this.asked.selected);
    const lonely = !paths && around.nodes.length === this.asked.keys.length;
    return html`
      ${lonely ? html`<p>${t("explore.nothing")} <a href="/sources">${t("explore.how")}</a></p>` : nothing}
      ${around.truncated ? html`<p class="banner warning">${t("explore.truncated", { count: around.nodes.length })}</p>` : nothing}
      <section>
        <div class="section-head">
          <h2 id="picture-title">${t("explore.picture")}</h2>
          ${
            drawing.boxCount !== null && drawing.boxCount < drawing.cis
              ? html`<span class="quiet"
                  >${t("picture.folded", { cis: drawing.cis, count: drawing.boxCount })}</span
                >`
              : nothing
          }
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
                  ${this.#selected(around, selected)}
                </div>`
              : html`<p class="quiet">${t("explore.select")}</p>`
          }
        </div>
      </section>
      ${paths ? nothing : this.#table(answer)}
    `;
  }

  /** Each of its dependencies as a sentence. */
  #selected(around, ci) {
    const branches = new Branches(around);
    const beyond = around.beyond.find((one) => one.key === ci.key);
    const sentences = (side) =>
      branches
        .below(ci.key, side)
        .slice(0, 30)
        .map((edge) => {
          const other = branches.end(edge, side);
          return html`<li>
            ${side === "needs" ? sentence(ci, other, edge) : sentence(other, ci, edge)}
            <small class="block">${how(edge)} · ${saidBy(edge.sources)}</small>
          </li>`;
        });
    return html` <h3 id="selected" tabindex="-1"><bdi>${short(ci.name)}</bdi></h3>
      <p class="quiet">${nameWord(ci.class)}</p>
      <ul>
        ${sentences("needs")} ${sentences("needed-by")}
      </ul>
      ${beyond ? html`<p>${beyondWord(beyond)}</p>` : nothing}
      <p class="buttons">
        <a class="button" href=${ciPage(ci.key)}>${t("explore.open")}</a>
        <a class="button" href=${withQuery("/explore", { ci: ci.key })}>${t("explore.from-here")}</a>
        <a class="button" href=${impactPage(ci.key)}>${t("explore.if-it-fails")}</a>
      </p>`;
  }

  #paths({ paths }) {
    if (paths.paths.length === 0) {
      return html`<p>${t("explore.not-connected")}</p>`;
    }
    return html`<section>
      <h2 id="ways">${t("explore.ways", { count: paths.paths.length })}</h2>
      <ol class="ways">
        ${paths.paths.map(
          (path, place) =>
            html`<li class=${place === this.asked.way ? "selected" : ""}>
              <button
                type="button"
                class="link"
                aria-pressed=${place === this.asked.way ? "true" : "false"}
                @click=${() => this.go({ way: place || null }, { reload: false })}
              >
                ${t("explore.hops", { count: path.length })}
              </button>
              ${ciLink(path.start)}${path.hops.map((hop) => html` → ${ciLink(hop.provider)} <span class="quiet">(${how(hop.dependencies[0])})</span>`)}
            </li>`,
        )}
      </ol>
      ${paths.completeness.complete ? nothing : html`<p class="quiet">${t("explore.more-ways")}</p>`}
    </section>`;
  }

  #table({ around }) {
    const { keys, classes } = this.asked;
    const starts = this.#starts({ around }).map((ci) => ci.key);
    const branches = new Branches(around);
    const found = this.#found(around.nodes);
    const rows =
      classes.length || this.find
        ? found.map((ci) => ({ ci, edge: null, side: "", level: 1, id: ci.key, again: false, children: 0 }))
        : branches.rows(starts.length ? starts : keys, (id, level) => this.#isOpen(id, level));
    const shown = rows.slice(0, MOST_ROWS);
    const beyond = new Map(around.beyond.map((one) => [one.key, one]));
    return html`<section>
      <div class="section-head">
        <h2 id="tree">${t("explore.tree")}</h2>
        <label class="inline"
          >${t("explore.find")}
          <input
            id="find"
            type="search"
            .value=${this.find}
            @input=${(event) => {
              this.find = event.target.value;
              this.row = 0;
            }}
        /></label>
      </div>
      ${this.#classes(around.nodes)}
      <div class="table" role="region" aria-labelledby="tree">
        <table role="treegrid" aria-labelledby="tree" @keydown=${(event) => this.#key(event, shown)}>
          <thead>
            <tr>
              <th scope="col">${t("explore.ci")}</th>
              <th scope="col">${t("explore.class")}</th>
              <th scope="col">${t("explore.how-needed")}</th>
              <th scope="col">${t("explore.said-by")}</th>
              <th scope="col">${t("explore.beyond")}</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((row, place) => this.#row(row, place, beyond.get(row.ci.key)))}
          </tbody>
        </table>
      </div>
      ${rows.length > shown.length ? html`<p class="quiet">${t("explore.more-rows", { count: rows.length - shown.length })}</p>` : nothing}
      <p class="unseen" role="status">${this.find ? t("explore.found", { count: found.length }) : nothing}</p>
    </section>`;
  }

  #row(row, place, beyond) {
    const open = row.children > 0 && this.#isOpen(row.id, row.level);
    const side = row.level === 1 && row.side ? t(`explore.side.${row.side}`, { count: row.children }) : null;
    return html`<tr
      role="row"
      aria-level=${row.level}
      aria-expanded=${row.children ? (open ? "true" : "false") : nothing}
      aria-selected=${row.ci.key === this.asked.selected ? "true" : "false"}
      class=${row.ci.key === this.asked.selected ? "selected" : ""}
      data-row=${place}
      tabindex=${place === this.row ? 0 : -1}
      @focus=${() => {
        this.row = place;
      }}
    >
      <td role="gridcell" class="level-${Math.min(row.level, 8)}">
        ${
          row.children
            ? html`<button
                type="button"
                class="twig"
                tabindex="-1"
                aria-label=${t(open ? "explore.close" : "explore.open-row", { name: short(row.ci.name) })}
                @click=${() => this.#toggle(row)}
              >
                ${open ? "▾" : "▸"}
              </button>`
            : html`<span class="twig"></span>`
        }
        ${side ? html`<b>${side}</b>` : html`<a tabindex="-1" href=${ciPage(row.ci.key)}><bdi>${short(row.ci.name)}</bdi></a>`}
        ${row.again ? html`<small>${t("explore.again")}</small>` : nothing}
      </td>
      <td role="gridcell">${side ? nothing : nameWord(row.ci.class)}</td>
      <td role="gridcell">${row.edge ? how(row.edge) : nothing}</td>
      <td role="gridcell">${row.edge ? saidBy(row.edge.sources) : nothing}</td>
      <td role="gridcell">
        ${beyond && !side ? html`<a tabindex="-1" href=${withQuery("/explore", { ci: row.ci.key })}>${beyondWord(beyond)}</a>` : nothing}
      </td>
    </tr>`;
  }

  /** Counts per class, as filters. */
  #classes(nodes) {
    const { classes } = this.asked;
    const counts = new Map();
    nodes.forEach((ci) => counts.set(ci.class, (counts.get(ci.class) ?? 0) + 1));
    const sorted = [...counts].sort((a, b) => b[1] - a[1]);
    return html`<div class="chips" role="group" aria-label=${t("explore.classes")}>
      ${sorted.map(
        ([name, count]) =>
          html`<button
            type="button"
            class="chip"
            aria-pressed=${classes.includes(name) ? "true" : "false"}
            @click=${() => this.go({ class: toggled(classes, name).join(",") || null }, { reload: false })}
          >
            ${nameWord(name)} <b>${number(count)}</b>
          </button>`,
      )}
    </div>`;
  }

  #found(nodes) {
    const { classes } = this.asked;
    const text = this.find.trim().toLowerCase();
    return nodes.filter(
      (ci) =>
        (classes.length === 0 || classes.includes(ci.class)) &&
        (!text || ci.name.toLowerCase().includes(text) || ci.key.toLowerCase().includes(text)),
    );
  }

  /** The first two levels are open to begin with. */
  #isOpen(id, level) {
    return level <= 1 ? !this.closed.has(id) : this.opened.has(id);
  }

  #toggle(row) {
    const closes = row.level <= 1;
    const set = new Set(closes ? this.closed : this.opened);
    if (!set.delete(row.id)) {
      set.add(row.id);
    }
    this[closes ? "closed" : "opened"] = set;
  }

  /** As in a treegrid: → opens, then goes in; ← closes, then goes out. */
  #key(event, rows) {
    const row = rows[this.row];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const open = row.children > 0 && this.#isOpen(row.id, row.level);
    let to = this.row;
    switch (event.key) {
      case "ArrowDown":
        to += 1;
        break;
      case "ArrowUp":
        to -= 1;
        break;
      case "Home":
        to = 0;
        break;
      case "End":
        to = rows.length - 1;
        break;
      case "ArrowRight":
        if (row.children && !open) {
          this.#toggle(row);
        } else if (open) {
          to += 1;
        }
        break;
      case "ArrowLeft":
        if (open) {
          this.#toggle(row);
        } else {
          to = rows.findLastIndex((one, place) => place < this.row && one.level < row.level);
        }
        break;
      case "Enter":
        location.assign(ciPage(row.ci.key));
        break;
      case " ":
        this.select(row.ci.key);
        break;
      default:
        return;
    }
    event.preventDefault();
    this.#focus(Math.max(0, Math.min(rows.length - 1, to)));
  }

  async #focus(place) {
    this.row = place;
    await this.updateComplete;
    this.querySelector(`[data-row="${place}"]`)?.focus();
  }

  #address(changes) {
    const { keys, direction, depth, fold } = this.asked;
    return withQuery("/explore", { ci: keys, dir: direction, depth, fold, ...changes });
  }

  #to(query) {
    history.pushState(null, "", withQuery("/explore", query));
    return this.reload({ focus: true });
  }

  select(key) {
    return this.go({ sel: key === this.asked.selected ? null : key }, { reload: false });
  }
}

/** Ids of the boxes on a way: its CIs, and the groups that they are needed through. */
function onWay(path, drawing) {
  if (!path) {
    return new Set();
  }
  const ids = new Set([path.start.key]);
  let dependent = path.start.key;
  for (const { provider, dependencies } of path.hops) {
    const [{ group }] = dependencies;
    const through = drawing.boxes.find(
      (box) => group !== null && box.group?.name === group && box.key === dependent,
    );
    if (through) {
      ids.add(through.id);
    }
    ids.add(provider.key);
    dependent = provider.key;
  }
  return ids;
}

const beyondWord = ({ needs, neededBy }) =>
  list([
    ...(needs ? [t("explore.beyond.needs", { count: needs })] : []),
    ...(neededBy ? [t("explore.beyond.needed-by", { count: neededBy })] : []),
  ]);

const toggled = (values, value) =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

customElements.define("kaskade-explore-page", ExplorePage);
