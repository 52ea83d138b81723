/**
 * The base of all pages.
 *
 * A page says what it asks (`load`) and how it shows the answer (`heading`, `content`); the base
 * keeps address, states, heading, line of honesty, banners and toolbar the same everywhere.
 *
 *     class SourcesPage extends Page {
 *       async load(signal) {
 *         return this.ask("sources", {}, signal);
 *       }
 *       heading(answer) {
 *         return t("sources.all-well", { count: answer.sources.length });
 *       }
 *       content(answer) {
 *         return html`…`;
 *       }
 *     }
 *     customElements.define("kaskade-sources-page", SourcesPage);
 */
import { LitElement, html, nothing } from "lit";
import { Refused, ask, graphiql, missing } from "./ask.js";
import { honestyLine } from "./honesty.js";
import { language, moment, t } from "./words.js";

export class Page extends LitElement {
  static properties = {
    answer: { state: true },
    failure: { state: true },
    loading: { state: true },
    problems: { state: true },
  };

  /** Single keys of this page for the sheet: `[["f", "explore.key.find"]]`. */
  static keys = [];

  /** The last question of `load`, which "GraphQL" opens. */
  #asked = null;
  #running = null;
  /** What was asked for last, without the part that is jumped to. */
  #shown = "";
  #answeredAt = null;
  /** Whether the first answer was painted, and something left out of it. */
  #painted = false;
  #cut = false;

  constructor() {
    super();
    this.answer = null;
    this.failure = null;
    this.loading = true;
    this.problems = [];
  }

  /** Light DOM: one stylesheet for screen, print and forced colours. */
  createRenderRoot() {
    return this;
  }

  /** Where we are: decoded parts of the path, and the query. */
  get address() {
    return {
      path: location.pathname.split("/").filter(Boolean).map(decodeURIComponent),
      query: new URLSearchParams(location.search),
    };
  }

  // What pages say.

  /** Asks what the page shows. @returns {Promise<object>} given to all below as `answer` */
  async load(signal) {
    throw new Error("a page says what it asks");
  }

  /** The sentence that is the answer; without an answer yet, what the page is about. */
  heading(answer) {
    return document.title.replace(/ – Kaskade$/, "");
  }

  /**
   * On what the answer stands; parts that nobody knows are left out.
   *
   * @returns {{revision?: {number: number, at: string}, complete?: boolean, hidden?: number, oldest?: string} | null}
   */
  honesty(answer) {
    return null;
  }

  /** Beside the heading, e.g. buttons. */
  actions(answer) {
    return nothing;
  }

  /** @returns {{href: string, word: string}[]} the answer in other forms */
  exports(answer) {
    return [];
  }

  content(answer) {
    return nothing;
  }

  /** Where the question was refused and there is no answer: e.g. a form to ask another one. */
  instead() {
    return nothing;
  }

  /** Grey boxes where the answer will stand, of its size. */
  skeleton() {
    return html`<div class="skeleton" aria-hidden="true"><i></i><i></i><i></i><i></i></div>`;
  }

  // What pages use.

  /** What is shown as a file, in its language. @param {string} form its suffix, e.g. "csv" */
  file(form) {
    const query = new URLSearchParams(location.search);
    query.set("language", language);
    return { href: `${location.pathname}.${form}?${query}`, word: form.toUpperCase() };
  }

  /**
   * What stands below the first screen: comes once that is painted.
   *
   * @param {() => object} content
   */
  below(content) {
    this.#cut = !this.#painted;
    return this.#painted ? content() : html`<div class="skeleton" aria-busy="true"><i></i></div>`;
  }

  /** Asks, and remembers the question for the toolbar and what was missing for the banner. */
  async ask(name, variables = {}, signal = this.#running?.signal) {
    this.#asked ??= { name, variables };
    const data = await ask(name, variables, { signal });
    this.problems = [...this.problems, ...missing(data)];
    return data;
  }

  /**
   * Changes the query of the address: null takes a name out, a list gives it repeatedly.
   *
   * @param {{subject?: boolean, reload?: boolean}} [options] `subject`: another thing is looked at,
   *   so that Back returns; `reload: false`: what is shown is only viewed differently
   */
  go(changes, { subject = false, reload = true } = {}) {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(changes)) {
      query.delete(name);
      for (const one of [value ?? []].flat()) {
        query.append(name, one);
      }
    }
    const text = query.toString();
    const address = location.pathname + (text ? `?${text}` : "");
    history[subject ? "pushState" : "replaceState"](null, "", address);
    this.#shown = address;
    if (reload) {
      return this.reload({ focus: subject });
    }
    this.requestUpdate();
    return this.updateComplete;
  }

  /** Asks anew; the old answer stays, greyed, until the new one is there. */
  async reload({ focus = false } = {}) {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    this.#asked = null;
    this.#shown = location.pathname + location.search;
    this.loading = true;
    this.problems = [];
    try {
      const answer = await this.load(running.signal);
      if (running !== this.#running) {
        return;
      }
      this.answer = answer;
      this.failure = null;
      this.#answeredAt = new Date();
    } catch (failure) {
      if (running !== this.#running || failure.name === "AbortError") {
        return;
      }
      this.failure = failure;
      if (!(failure instanceof Refused)) {
        console.error(failure);
      }
    }
    this.loading = false;
    await this.updateComplete;
    document.title = `${this.querySelector("h1").textContent.trim()} – Kaskade`;
    if (focus) {
      this.querySelector("h1").focus();
    }
    const revision = this.answer && this.honesty(this.answer)?.revision?.number;
    if (revision) {
      this.dispatchEvent(new CustomEvent("kaskade-shown", { bubbles: true, detail: { revision } }));
    }
  }

  connectedCallback() {
    super.connectedCallback();
    // A link to a part of the page goes back, too, as browsers have it, but asks for nothing.
    this.onBack = () => {
      if (this.#shown !== location.pathname + location.search) {
        this.reload({ focus: true });
      }
    };
    addEventListener("popstate", this.onBack);
    this.reload();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.onBack);
    this.#running?.abort();
  }

  /** A tab that nobody sees paints nothing. */
  updated(changed) {
    super.updated(changed);
    if (this.#cut) {
      this.#cut = false;
      const more = () => setTimeout(() => {
        this.#painted = true;
        this.requestUpdate();
      });
      document.hidden ? more() : requestAnimationFrame(more);
    }
  }

  render() {
    const answer = this.answer;
    const stale = answer !== null && (this.loading || this.failure !== null);
    return html`
      <div class="head">
        <div>
          <h1 tabindex="-1">${this.heading(answer)}</h1>
          ${answer ? honestyLine(this.honesty(answer)) : nothing}
        </div>
        <div class="toolbar">${this.#toolbar(answer)}</div>
      </div>
      ${this.#banners()} ${this.failure ? this.#refusal(this.failure) : nothing}
      ${answer ? this.#answer(answer, stale) : this.#without()}
    `;
  }

  #answer(answer, stale) {
    return html`<div class="body ${stale ? "stale" : ""}" aria-busy=${this.loading ? "true" : "false"}>
      ${this.content(answer)}
    </div>`;
  }

  /** An element of its own: the first answer takes its place, nothing moves. */
  #without() {
    return html`<div class="body" aria-busy=${this.loading ? "true" : "false"}>
      ${this.loading ? this.skeleton() : this.instead()}
    </div>`;
  }

  #toolbar(answer) {
    if (!answer) {
      return nothing;
    }
    return html`
      ${this.actions(answer)}
      ${this.exports(answer).map((form) => html`<a class="button" href=${form.href}>${form.word}</a>`)}
      ${this.#asked
        ? html`<a class="button" href=${graphiql(this.#asked.name, this.#asked.variables)}>GraphQL</a>`
        : nothing}
    `;
  }

  #banners() {
    const past = this.address.query.get("rev");
    const now = new URLSearchParams(location.search);
    now.delete("rev");
    return html`
      ${past
        ? html`<p class="banner">
            ${t("page.past", { revision: Number(past) })}
            <a href=${location.pathname + (now.size ? `?${now}` : "")}>${t("page.back-to-now")}</a>
          </p>`
        : nothing}
      ${this.problems.length
        ? html`<div class="banner warning" role="status">
            ${t("page.partial", { count: this.problems.length })}
            <ul>
              ${this.problems.map((problem) => html`<li>${why(problem)}</li>`)}
            </ul>
          </div>`
        : nothing}
    `;
  }

  #refusal(failure) {
    if (failure.code === "TOKEN_REQUIRED" || failure.code === "INVALID_TOKEN") {
      const here = location.pathname + location.search;
      return html`<div class="banner error" role="alert">
        ${t("page.signed-out")}
        <a href="/sign-in?to=${encodeURIComponent(here)}">${t("page.sign-in")}</a>
      </div>`;
    }
    return html`<div class="banner error" role="alert">
      <p>
        ${why(failure)}
        ${this.answer ? t("page.as-of", { time: moment(this.#answeredAt) }) : nothing}
      </p>
      <p>
        <button type="button" @click=${() => this.reload()}>${t("page.retry")}</button>
        <small>${failure.code ?? failure.name} ${failure.requestId ?? nothing}</small>
      </p>
    </div>`;
  }
}

/** Why something is not there: in our words, else in the server's, which are English. */
export function why(failure) {
  if (!(failure instanceof Refused)) {
    return t("refused.BROKEN_PAGE");
  }
  return failure.words ?? html`<span lang="en">${failure.message}</span>`;
}

/** A page of a list after what was shown of it before. */
export const joined = (shown, next) => ({ ...next, nodes: [...shown.nodes, ...next.nodes] });
