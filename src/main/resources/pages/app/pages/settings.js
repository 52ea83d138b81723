/** What a reader chooses for this browser. Nothing of it leaves it but the language, in a cookie. */
import { html } from "lit";
import { THEMES, singleKeys, theme } from "../choices.js";
import { Page } from "../page.js";
import { language, list, moment, ownZone, setOwnZone, t } from "../words.js";

const LANGUAGES = { en: "English", de: "Deutsch" };

class SettingsPage extends Page {
  async load(signal) {
    const [{ timeZone }, { viewer }] = await Promise.all([
      this.ask("time-zone", {}, signal),
      this.ask("viewer", {}, signal),
    ]);
    return { timeZone, viewer };
  }

  heading() {
    return t("settings.title");
  }

  content({ timeZone, viewer }) {
    return html`
      <div class="settings">
        <section>
          <h2>${t("settings.language")}</h2>
          <ul class="choices">
            ${Object.entries(LANGUAGES).map(
              ([code, name]) =>
                html`<li>
                  ${code === language
                    ? html`<b lang=${code} aria-current="true">✓ ${name}</b>`
                    : html`<a href="?lang=${code}" hreflang=${code} lang=${code}>${name}</a>`}
                </li>`,
            )}
          </ul>
        </section>
        <section>
          <h2 id="theme-heading">${t("settings.theme")}</h2>
          <div role="radiogroup" aria-labelledby="theme-heading">
            ${THEMES.map(
              (one) =>
                html`<label class="check"
                  ><input
                    type="radio"
                    name="theme"
                    value=${one}
                    .checked=${one === theme.chosen()}
                    @change=${() => this.#keep(() => theme.choose(one))}
                  />${t(`settings.theme.${one}`)}</label
                >`,
            )}
          </div>
        </section>
        <section>
          <h2><label for="zone">${t("settings.zone")}</label></h2>
          <p>${t("settings.zone.about", { zone: timeZone })}</p>
          <select id="zone" @change=${(event) => this.#keep(() => setOwnZone(event.target.value || null))}>
            <option value="">${t("settings.zone.browser")}</option>
            ${Intl.supportedValuesOf("timeZone").map(
              (one) => html`<option value=${one} ?selected=${one === localStorage.getItem("kaskade.zone")}>${one}</option>`,
            )}
          </select>
          <p class="help">${t("settings.zone.now", { zone: ownZone(), time: moment(new Date()) })}</p>
        </section>
        <section>
          <h2>${t("settings.keys")}</h2>
          <label class="check"
            ><input
              type="checkbox"
              .checked=${singleKeys.on()}
              @change=${(event) => this.#keep(() => singleKeys.set(event.target.checked))}
            />${t("shell.single-keys")}</label
          >
          <p class="help">${t("settings.keys.about")}</p>
        </section>
        <section>
          <h2>${t("settings.you")}</h2>
          <dl class="facts">
            <dt>${t("settings.person")}</dt>
            <dd>${viewer.person}</dd>
            <dt>${t("settings.teams")}</dt>
            <dd>${viewer.teams.length ? list(viewer.teams) : t("settings.none")}</dd>
            <dt>${t("settings.roles")}</dt>
            <dd>${viewer.roles.length ? list(viewer.roles) : t("settings.none")}</dd>
          </dl>
        </section>
      </div>
      <p role="status" class="help">${this.told ?? ""}</p>
    `;
  }

  #keep(choose) {
    choose();
    this.told = t("settings.kept");
    this.requestUpdate();
  }
}

customElements.define("kaskade-settings-page", SettingsPage);
