/** What happened to a CI, revision by revision, and how any two of them differ. */
import { html, nothing } from "lit";
import { nameWord, short } from "./ci.js";
import { unitsOf } from "./ci-values.js";
import { time } from "./honesty.js";
import { ciPage } from "./links.js";
import { differences, otherNeeds } from "./past.js";
import { brief } from "./values.js";
import { date, t } from "./words.js";

/**
 * All of it, and a form that compares.
 *
 * @param {{from: number, to: number} | null} compared what the address asks to compare
 * @param {(changes: object) => void} go changes the address
 */
export function history(ci, compared, go) {
  const numbers = ci.history.nodes.map((entry) => entry.revision.number);
  const submit = (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    go({ from: given.get("from"), to: given.get("to") });
  };
  const choice = (name, chosen) => html`<select id=${name} name=${name}>
    ${ci.history.nodes.map(
      ({ revision }) => html`<option value=${revision.number} ?selected=${revision.number === chosen}>
        r${revision.number} · ${date(revision.at)}
      </option>`,
    )}
  </select>`;
  return html`<section>
    <h2 id="happened">${t("ci.happened-count", { count: ci.history.totalCount })}</h2>
    ${numbers.length > 1
      ? html`<form class="compare" @submit=${submit}>
            <label for="from">${t("ci.compare")}</label>
            ${choice("from", compared?.from ?? numbers[1])}
            <label for="to">${t("ci.compare-with")}</label>
            ${choice("to", compared?.to ?? numbers[0])}
            <button type="submit">${t("ci.compare-now")}</button>
          </form>
          ${compared ? comparison(ci, compared) : nothing}`
      : nothing}
    ${entries(ci.history.nodes, ci)}
    ${ci.history.pageInfo.hasNextPage ? html`<p class="quiet">${t("ci.older")}</p>` : nothing}
  </section>`;
}

function comparison(ci, { from, to }) {
  const units = unitsOf(ci);
  const values = differences(ci.history.nodes, from, to);
  const needs = otherNeeds(ci.history.nodes, from, to);
  return html`<div class="panel" role="status">
    <p>${t("ci.compared", { count: values.length + needs.length, from: String(from), to: String(to) })}</p>
    <ul>
      ${values.map((one) => html`<li>${changeWord(one, units)}</li>`)} ${needs.map((one) => html`<li>${needWord(one)}</li>`)}
    </ul>
  </div>`;
}

/**
 * Chooses the revision that the CI is looked at as of, among those that changed it.
 *
 * @param {number | null} revision the chosen one; null for now
 * @param {(revision: number | null) => void} choose
 */
export function asOf(ci, revision, choose) {
  const past = ci.history.nodes.map((entry) => entry.revision).reverse();
  const known = past.filter((one, place) => one.number !== past[place - 1]?.number);
  if (known.length < 2) {
    return nothing;
  }
  const now = known.length;
  const place = revision === null ? now : known.findLastIndex((one) => one.number <= revision);
  const word = (at) =>
    at >= now ? t("ci.as-of-now") : t("ci.as-of-revision", { number: String(known[at].number), date: date(known[at].at) });
  const moved = (event) => {
    const text = word(Number(event.target.value));
    event.target.setAttribute("aria-valuetext", text);
    event.target.nextElementSibling.value = text;
  };
  const chosen = (event) => {
    const at = Number(event.target.value);
    choose(at >= now ? null : known[at].number);
  };
  return html`<p class="as-of">
    <label for="as-of">${t("ci.as-of")}</label>
    <input
      id="as-of"
      type="range"
      min="0"
      max=${now}
      .value=${String(Math.max(0, place))}
      aria-valuetext=${word(Math.max(0, place))}
      @input=${moved}
      @change=${chosen}
    />
    <output for="as-of" .value=${word(Math.max(0, place))}></output>
  </p>`;
}

/** Some of it, one line per revision. */
export function entries(some, ci) {
  const units = unitsOf(ci);
  return html`<ol class="history">
    ${some.map(
      (entry) =>
        html`<li>
          <span class="when"
            ><a href=${ciPage(ci.key, { rev: entry.revision.number })}>r${entry.revision.number}</a>
            ${time(entry.revision.at)}</span
          >
          <span class="what">
            ${entry.event === "CHANGED" ? nothing : html`<b>${t(`ci.event.${entry.event}`)}</b>`}
            ${entry.key === ci.key ? nothing : html`<small>${t("ci.as", { key: short(entry.key) })}</small>`}
            ${sentenceOf(entry, units)}
            <small class="block"
              ><bdi>${short(entry.source ?? entry.revision.actor)}</bdi
              >${entry.revision.message ? html` · <bdi>${short(entry.revision.message)}</bdi>` : nothing}</small
            >
          </span>
        </li>`,
    )}
  </ol>`;
}

const changeWord = ({ attribute, before, after }, units) =>
  t("ci.changed", {
    attribute: nameWord(attribute),
    before: brief(before, before === null ? null : units.get(attribute)),
    after: brief(after, after === null ? null : units.get(attribute)),
  });

const needWord = ({ provider, before, after }) =>
  t(before === null ? "ci.needs-now" : after === null ? "ci.needs-no-more" : "ci.needs-differently", {
    key: short(provider),
  });

/** Only what changed, as one line. */
function sentenceOf(entry, units) {
  const created = entry.event === "CREATED";
  const changes = created ? [] : entry.attributes.slice(0, 6).map((one) => changeWord(one, units));
  const left = created ? 0 : entry.attributes.length - changes.length;
  const needs = entry.dependencies.slice(0, 6).map(needWord);
  const leftNeeds = entry.dependencies.length - needs.length;
  return [
    ...changes,
    ...(created ? [t("ci.with", { count: entry.attributes.length })] : []),
    ...(left > 0 ? [t("ci.and-values", { count: left })] : []),
    ...needs,
    ...(leftNeeds > 0 ? [t("ci.and-needs", { count: leftNeeds })] : []),
  ].join("; ");
}
