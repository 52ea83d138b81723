import { html } from "lit";
import { Page } from "../page.js";

class HomePage extends Page {
  async load() {
    return this.ask("home");
  }

  honesty({ latestRevision }) {
    return { revision: latestRevision };
  }

  content() {
    return html`<p></p>`;
  }
}
customElements.define("kaskade-home-page", HomePage);
