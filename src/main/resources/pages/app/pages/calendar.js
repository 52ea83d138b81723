/** P7: a week of changes by the services they reach, with blackouts and what collides. */
import { html, nothing } from "lit";
import { changesView, filters } from "../changes.js";
import { harmless, short } from "../ci.js";
import { changePage, withQuery } from "../links.js";
import { Page } from "../page.js";
import { dayRange, plusDays, shortDay, span, startOf, zoneKnown, zoneName } from "../times.js";
import { timeline } from "../timeline.js";
import { t } from "../words.js";

const DAYS = 7;

class CalendarPage extends Page {
  async load(signal) {
    await zoneKnown();
    const view = changesView(this.address.query, DAYS, { week: true });
    const answer = await this.ask("change-calendar", view.variables, signal);
    return { view, ...answer, revision: answer.latestRevision };
  }

  heading(answer) {
    if (!answer) {
      return t("calendar.title");
    }
    const { view, changeList } = answer;
    const days = dayRange(view.first, view.last);
    return changeList.totalCount
      ? t("calendar.heading", { count: changeList.totalCount, days })
      : t("calendar.heading.none", { days });
  }

  honesty(answer) {
    return { revision: answer.revision };
  }

  actions({ view }) {
    return html`
      ${this.#week("calendar.before", plusDays(view.first, -DAYS))} ${this.#week("calendar.after", plusDays(view.first, DAYS))}
      <a class="button" href=${withQuery("/changes", { ...view.query, from: view.first, to: view.last })}>${t("calendar.list")}</a>
    `;
  }

  #week(word, from) {
    return html`<button type="button" @click=${() => this.go({ from }, { subject: true })}>${t(word)}</button>`;
  }

  exports() {
    return [{ href: "/changes.ics", word: t("changes.feed") }];
  }

  content(answer) {
    const { view, changeList, blackouts } = answer;
    return html`
      ${filters(view, (changes) => this.go(changes))}
      <p class="help">${t("calendar.legend", { zone: zoneName() })}</p>
      <div class="table" role="region" tabindex="0" aria-label=${t("calendar.region")}>
        ${timeline(this.#picture(answer))}
      </div>
      ${changeList.nodes.length < changeList.totalCount
        ? html`<p>${t("changes.shown", { shown: changeList.nodes.length, count: changeList.totalCount })}</p>`
        : nothing}
      ${blackouts.length
        ? html`<h2>${t("calendar.blackouts")}</h2>
            <ul>
              ${blackouts.map((one) => html`<li>${harmless(one.title)} (${one.number}): ${span(one.start, one.end)}</li>`)}
            </ul>`
        : nothing}
    `;
  }

  #picture({ view, changeList, collisions, blackouts }) {
    const ticks = Array.from({ length: DAYS }, (_, place) => startOf(plusDays(view.first, place)));
    return {
      name: t("calendar.picture", { days: dayRange(view.first, view.last) }),
      time: { start: Date.parse(view.variables.from), end: Date.parse(view.variables.to) },
      now: Date.now(),
      ticks: ticks.map((at) => ({ at: at.getTime(), word: shortDay(at) })),
      groups: groups(changeList.nodes, framesOf(collisions.nodes)),
      closed: blackouts.map((one) => ({ ...stretch(one), word: one.title })),
    };
  }
}

const stretch = ({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) });

/** When each change collides, by its number. */
function framesOf(collisions) {
  const frames = new Map();
  for (const { changes, overlapStart, overlapEnd } of collisions) {
    for (const { number } of changes) {
      frames.set(number, [...(frames.get(number) ?? []), stretch({ start: overlapStart, end: overlapEnd })]);
    }
  }
  return frames;
}

/** Changes below the service that each fares worst for; those that reach none come last. */
function groups(rows, frames) {
  const byService = new Map();
  for (const row of rows) {
    const key = row.services[0]?.key ?? "";
    byService.set(key, [...(byService.get(key) ?? []), row]);
  }
  return [...byService]
    .sort(([one], [other]) => (one === "") - (other === ""))
    .map(([, rows]) => ({
      title: rows[0].services.length ? short(rows[0].services[0].name) : t("calendar.no-service"),
      bars: rows.map((row) => bar(row, frames.get(row.change.number) ?? [])),
    }));
}

function bar({ change, start, end, services, serviceCount, collisions, risk }, frames) {
  const word = `${risk.score} ${t(`risk.${risk.level}`)}`;
  return {
    ...stretch({ start, end }),
    href: changePage(change.number),
    label: change.number,
    note: short(change.title),
    word,
    frames,
    name: [
      `${change.number} ${short(change.title)}`,
      span(start, end),
      t("calendar.risk", { risk: word }),
      services.length ? t("calendar.reaches", { service: short(services[0].name), state: t(`state.${services[0].state}`), count: serviceCount }) : null,
      collisions.length ? t("calendar.collides", { with: collisions.join(", ") }) : null,
    ]
      .filter(Boolean)
      .join(". "),
  };
}

customElements.define("kaskade-calendar-page", CalendarPage);
