import { LitElement, html, nothing } from "lit";
import { Branches } from "./branches.js";
import { nameWord, short } from "./ci.js";
import { ciPage, withQuery } from "./links.js";
import { beyondWord, groupWord, how, saidBy } from "./needs.js";
import { number, t } from "./words.js";

/** Rows beyond this are counted: nobody reads them, and CSV and API have them. */
const MOST_ROWS = 1_000;

/**
 * What CIs need and what needs them, as a tree in a table: the accessible twin of the picture.
 *
 * Tells `tree-select` (with a key) and `tree-classes` (with names of classes to show alone).
 *
 * @property {object} subgraph of the API
 * @property {string[]} starts keys of the roots
 * @property {string[]} classes only CIs of these are listed, then without the tree
 * @property {string} selected key of the CI that is selected anywhere on the page
 */
export class KaskadeCiTree extends LitElement {
  static properties = {
    subgraph: { attribute: false },
    starts: { attribute: false },
    classes: { attribute: false },
    selected: {},
    opened: { state: true },
    closed: { state: true },
    row: { state: true },
    find: { state: true },
  };

  constructor() {
    super();
    this.subgraph = null;
    this.starts = [];
    this.classes = [];
    this.selected = "";
    this.opened = new Set();
    this.closed = new Set();
    this.row = 0;
    this.find = "";
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has("subgraph")) {
      this.opened = new Set();
      this.closed = new Set();
      this.row = 0;
    }
  }

  render() {
    const { subgraph: around, starts, classes } = this;
    const branches = new Branches(around);
    const found = this.#found(around.nodes);
    const rows =
      classes.length || this.find
        ? found.map((ci) => ({ ci, edge: null, side: "", level: 1, id: ci.key, again: false, children: 0 }))
        : branches.rows(starts, (id, level) => this.#isOpen(id, level));
    const shown = rows.slice(0, MOST_ROWS);
    const beyond = new Map(around.beyond.map((one) => [one.key, one]));
    const groups = groupsOf(around);
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
              <th scope="col">${t("explore.group")}</th>
              <th scope="col">${t("explore.said-by")}</th>
              <th scope="col">${t("explore.beyond")}</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((row, place) => this.#row(row, place, beyond.get(row.ci.key), groups.get(groupOf(row.edge))))}
          </tbody>
        </table>
      </div>
      ${rows.length > shown.length ? html`<p class="quiet">${t("explore.more-rows", { count: rows.length - shown.length })}</p>` : nothing}
      <p class="unseen" role="status">${this.find ? t("explore.found", { count: found.length }) : nothing}</p>
    </section>`;
  }

  #row(row, place, beyond, group) {
    const open = row.children > 0 && this.#isOpen(row.id, row.level);
    const side = row.level === 1 && row.side ? t(`explore.side.${row.side}`, { count: row.children }) : null;
    return html`<tr
      role="row"
      aria-level=${row.level}
      aria-expanded=${row.children ? (open ? "true" : "false") : nothing}
      aria-selected=${row.ci.key === this.selected ? "true" : "false"}
      class=${row.ci.key === this.selected ? "selected" : ""}
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
      <td role="gridcell">${group ? groupWord(group) : nothing}</td>
      <td role="gridcell">${row.edge ? saidBy(row.edge.sources) : nothing}</td>
      <td role="gridcell">
        ${beyond && !side ? html`<a tabindex="-1" href=${withQuery("/explore", { ci: row.ci.key })}>${beyondWord(beyond)}</a>` : nothing}
      </td>
    </tr>`;
  }

  /** Counts per class, as filters. */
  #classes(nodes) {
    const { classes } = this;
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
            @click=${() => this.#tell("tree-classes", toggled(classes, name))}
          >
            ${nameWord(name)} <b>${number(count)}</b>
          </button>`,
      )}
    </div>`;
  }

  #found(nodes) {
    const { classes } = this;
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
        this.#tell("tree-select", row.ci.key);
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

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true }));
  }
}

const groupOf = (edge) => (edge?.group ? `${edge.dependent.key} ${edge.group}` : null);

/** Where it is known how they fare: not in the past. */
const groupsOf = ({ groups }) =>
  new Map((groups ?? []).map((one) => [`${one.dependent.key} ${one.group}`, one]));

const toggled = (values, value) =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

customElements.define("kaskade-ci-tree", KaskadeCiTree);
