/** A field that finds a CI by what people type: a combobox with a list of suggestions. */
import { LitElement, html, nothing } from "lit";
import { nameWord, short } from "./ci.js";
import { suggestions } from "./search.js";
import { t } from "./words.js";

let fields = 0;

/**
 * Tells `ci-chosen` with `{key, name, class}`.
 *
 * @property {string} label
 * @property {string} text to begin with
 */
export class CiField extends LitElement {
  static properties = {
    label: {},
    text: {},
    found: { state: true },
    at: { state: true },
    none: { state: true },
  };

  #suggestions = suggestions(
    (found) => {
      this.found = found;
      this.none = found.length === 0;
      this.at = found.length ? 0 : -1;
    },
    () => this.close(),
  );

  constructor() {
    super();
    this.label = "";
    this.text = "";
    this.found = [];
    this.at = -1;
    this.none = false;
    this.name = `ci-field-${++fields}`;
  }

  createRenderRoot() {
    return this;
  }

  get input() {
    return this.querySelector("input");
  }

  render() {
    const open = this.found.length > 0;
    return html`<div class="ci-field">
      <label for=${this.name}>${this.label}</label>
      <input
        id=${this.name}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${open ? "true" : "false"}
        aria-controls="${this.name}-list"
        aria-activedescendant=${this.at >= 0 ? `${this.name}-${this.at}` : nothing}
        .value=${this.text}
        @input=${this.#typed}
        @keydown=${this.#key}
        @blur=${this.close}
      />
      <ul id="${this.name}-list" role="listbox" aria-label=${this.label} ?hidden=${!open}>
        ${this.found.map(
          (ci, place) =>
            html`<li
              id="${this.name}-${place}"
              role="option"
              aria-selected=${place === this.at ? "true" : "false"}
              @mousedown=${(event) => this.#choose(event, ci)}
            >
              <bdi>${short(ci.name)}</bdi> <span class="quiet">${nameWord(ci.class)}</span>
            </li>`,
        )}
      </ul>
      <p class="unseen" role="status">
        ${open ? t("ci-field.found", { count: this.found.length }) : this.none ? t("ci-field.none") : nothing}
      </p>
    </div>`;
  }

  close() {
    this.found = [];
    this.at = -1;
  }

  #typed(event) {
    this.text = event.target.value;
    this.#suggestions.typed(this.text);
  }

  #key(event) {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && this.found.length) {
      event.preventDefault();
      this.at = (this.at + move + this.found.length) % this.found.length;
    } else if (event.key === "Enter" && this.at >= 0) {
      this.#choose(event, this.found[this.at]);
    } else if (event.key === "Escape" && this.found.length) {
      event.stopPropagation();
      this.close();
    }
  }

  #choose(event, ci) {
    event.preventDefault();
    this.text = "";
    this.close();
    this.dispatchEvent(new CustomEvent("ci-chosen", { detail: ci, bubbles: true }));
  }
}

customElements.define("kaskade-ci-field", CiField);
