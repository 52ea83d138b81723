/** What the list of changes and the calendar have in common: their filters and the time they show. */
import { html, nothing } from "lit";
import { dayOf, daysBetween, mondayOf, plusDays, startOf } from "./times.js";
import { t } from "./words.js";

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOST_DAYS = 365;

export const STATES = [
  "DRAFT",
  "SUBMITTED",
  "APPROVED",
  "SCHEDULED",
  "IN_PROGRESS",
  "COMPLETED",
  "FAILED",
  "REJECTED",
  "CANCELLED",
  "CLOSED",
];

/** What nobody plans any more is shown to who asks for it. */
const DROPPED = ["REJECTED", "CANCELLED"];
const ANY = "ANY";

/** Filters that are on or off: name in the address, and what they ask for. */
const SWITCHES = {
  mine: { mine: true },
  collides: { colliding: true },
  "no-backout": { withoutBackoutPlan: true },
  emergency: { types: ["EMERGENCY"] },
};

const valid = (day) => DAY.test(day ?? "") && !Number.isNaN(Date.parse(day));

/**
 * What the address asks for.
 *
 * @param {number} days how many are shown where the address doesn't say
 * @param {{week?: boolean}} [options] `week`: from a Monday on, seven days
 * @returns days `first` to `last`, the `variables` of the question, its `filter`
 */
export function changesView(query, days, { week = false } = {}) {
  const asked = valid(query.get("from")) ? query.get("from") : dayOf(new Date());
  const first = week ? mondayOf(asked) : asked;
  const wanted = query.get("to");
  const last =
    !week && valid(wanted) && wanted >= first && daysBetween(first, wanted) < MOST_DAYS
      ? wanted
      : plusDays(first, days - 1);
  const states = query.getAll("state").filter((state) => STATES.includes(state));
  const services = query.getAll("service").filter(Boolean);
  const text = query.get("q")?.trim() ?? "";
  const filter = {
    ...(states.length
      ? { states }
      : query.get("state") === ANY
        ? {}
        : { states: STATES.filter((state) => !DROPPED.includes(state)) }),
    ...(services.length ? { services } : {}),
    ...(text ? { text } : {}),
  };
  for (const [name, wish] of Object.entries(SWITCHES)) {
    if (query.has(name)) {
      Object.assign(filter, wish);
    }
  }
  if (!week && query.has("unplanned")) {
    filter.unplanned = true;
  }
  return {
    first,
    last,
    filter,
    filtered: [...query.keys()].some((name) => !["from", "to", "lang"].includes(name)),
    query: Object.fromEntries([...query.keys()].map((name) => [name, query.getAll(name)])),
    has: (name) => query.has(name),
    states,
    anyState: query.get("state") === ANY,
    services,
    variables: {
      from: startOf(first).toISOString(),
      to: startOf(plusDays(last, 1)).toISOString(),
      filter,
    },
  };
}

/**
 * The filters above list and calendar.
 *
 * @param {(changes: object) => void} go changes the address
 * @param {{range?: boolean}} [options] whether any days can be chosen, else weeks
 */
export function filters(view, go, { range = false } = {}) {
  const value = (name) => (event) => go({ [name]: event.target.value.trim() || null });
  const onOff = (name) => html`<label class="check">
    <input
      type="checkbox"
      .checked=${view.has(name)}
      @change=${(event) => go({ [name]: event.target.checked ? "1" : null })}
    />${t(`changes.filter.${name}`)}</label
  >`;
  return html`<a class="skip" href="#rows">${t("changes.skip-filters")}</a>
    <form class="filters" aria-label=${t("changes.filters")} @submit=${(event) => event.preventDefault()}>
    ${range
      ? html`
          <label
            >${t("changes.from")}
            <input type="date" required .value=${view.first} @change=${value("from")} />
          </label>
          <label
            >${t("changes.to")}
            <input type="date" required .value=${view.last} min=${view.first} @change=${value("to")} />
          </label>
        `
      : nothing}
    <label
      >${t("changes.state")}
      <select @change=${value("state")}>
        <option value="">${t("changes.not-dropped")}</option>
        <option value=${ANY} ?selected=${view.anyState}>${t("changes.any-state")}</option>
        ${STATES.map(
          (state) => html`<option value=${state} ?selected=${view.states.includes(state)}>
            ${t(`change.state.${state}`)}
          </option>`,
        )}
      </select>
    </label>
    <label class="wide"
      >${t("changes.service")}
      <input
        type="text"
        .value=${view.services.join(" ")}
        placeholder="business-service:…"
        spellcheck="false"
        @change=${value("service")}
      />
    </label>
    <div class="checks">
      ${["mine", "collides", "no-backout", "emergency"].map(onOff)} ${range ? onOff("unplanned") : nothing}
    </div>
  </form>
  <span id="rows" tabindex="-1"></span>`;
}
