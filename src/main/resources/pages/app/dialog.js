/** Asks before something is done: what will happen, what has to be said to it, and a way back. */
import { LitElement, html, nothing } from "lit";
import { why } from "./page.js";
import { t } from "./words.js";

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {"text" | "area" | "moment" | "check" | "choice"} kind
 * @property {string | boolean} [value] what stands in it
 * @property {boolean} [required]
 * @property {[string, string][]} [choices] values and their words
 *
 * @typedef {object} Question
 * @property {string} heading
 * @property {unknown} [text] what will happen
 * @property {Field[]} [fields]
 * @property {string} button what doing it is called
 * @property {(values: object) => Promise<void>} act refuses by throwing
 */
export class KaskadeDialog extends LitElement {
  static properties = {
    question: { attribute: false },
    failure: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.question = null;
    this.failure = null;
    this.busy = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Question} question */
  async open(question) {
    this.question = question;
    this.failure = null;
    await this.updateComplete;
    this.querySelector("form").reset();
    this.querySelector("dialog").showModal();
  }

  render() {
    const { heading, text, fields = [], button } = this.question ?? {};
    return html`<dialog aria-labelledby="dialog-heading">
      <form @submit=${this.submit}>
        <h2 id="dialog-heading">${heading}</h2>
        ${text ? html`<p>${text}</p>` : nothing} ${fields.map(field)}
        ${this.failure ? html`<p class="problem" role="alert">${why(this.failure)}</p>` : nothing}
        <p class="buttons">
          <button type="button" @click=${() => this.querySelector("dialog").close()}>${t("dialog.back")}</button>
          <button class="primary" ?disabled=${this.busy}>${button}</button>
        </p>
      </form>
    </dialog>`;
  }

  async submit(event) {
    event.preventDefault();
    const values = Object.fromEntries(
      (this.question.fields ?? []).map(({ name, kind }) => {
        const input = event.target.elements[name];
        return [name, kind === "check" ? input.checked : input.value.trim()];
      }),
    );
    this.busy = true;
    try {
      await this.question.act(values);
      this.querySelector("dialog").close();
    } catch (failure) {
      this.failure = failure;
    }
    this.busy = false;
  }
}

function field({ name, label, kind, value = "", required = false, choices = [] }) {
  switch (kind) {
    case "area":
      return html`<label>${label}<textarea name=${name} rows="4" ?required=${required}>${value}</textarea></label>`;
    case "check":
      return html`<label class="check"><input type="checkbox" name=${name} ?checked=${value} />${label}</label>`;
    case "choice":
      return html`<label
        >${label}
        <select name=${name} ?required=${required}>
          ${choices.map(([choice, word]) => html`<option value=${choice} ?selected=${choice === value}>${word}</option>`)}
        </select>
      </label>`;
    default:
      return html`<label
        >${label}<input
          type=${kind === "moment" ? "datetime-local" : "text"}
          name=${name}
          value=${value}
          ?required=${required}
      /></label>`;
  }
}

customElements.define("kaskade-dialog", KaskadeDialog);
