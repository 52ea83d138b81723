/** P10: a meeting of the change advisory board, one change at a time. */
import { html, nothing } from "lit";
import { ask } from "../ask.js";
import { onKeys } from "../choices.js";
import { ciByKey, harmless } from "../ci.js";
import "../dialog.js";
import { changePage, withQuery } from "../links.js";
import { Page } from "../page.js";
import { party, riskMark } from "../risk.js";
import { stateMark } from "../states.js";
import { daysOf, span, zoneKnown } from "../times.js";
import { language, list, moment, t } from "../words.js";

const DECISIONS = ["APPROVED", "REJECTED", "POSTPONED", "NOTED"];
const STEPS = ["freeze", "thaw", "hold", "drop"];

class MeetingPage extends Page {
  static properties = { told: { state: true }, refused: { state: true } };
  static keys = [["← →", "meeting.key.items"]];

  constructor() {
    super();
    this.told = "";
    this.refused = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.quiet = onKeys({ ArrowLeft: () => this.#step(-1), ArrowRight: () => this.#step(1) });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.quiet();
  }

  async load(signal) {
    await zoneKnown();
    const number = this.address.path[1];
    const { boardMeeting } = await this.ask("board-meeting", { number }, signal);
    return { meeting: boardMeeting };
  }

  heading(answer) {
    const { meeting } = answer ?? {};
    return meeting
      ? `${meeting.number} ${harmless(meeting.title)}`
      : t(answer ? "meeting.unknown" : "meeting.title", { number: this.address.path[1] });
  }

  exports({ meeting }) {
    const file = (name) => withQuery(`/board/${meeting.number}/${name}`, { language });
    return meeting
      ? [
          { href: file("agenda.md"), word: t("meeting.agenda-file") },
          { href: file("minutes.md"), word: t("meeting.minutes-file") },
          { href: file("minutes.pdf"), word: "PDF" },
        ]
      : [];
  }

  actions({ meeting }) {
    if (!meeting) {
      return nothing;
    }
    return html`
      ${meeting.availableTransitions
        .filter(({ name }) => STEPS.includes(name))
        .map(
          ({ name }) => html`<button type="button" @click=${() => this.#ask(this.#transition(meeting, name))}>
            ${t(`meeting.do.${name}`)}
          </button>`,
        )}
      ${open(meeting)
        ? html`<button type="button" @click=${() => this.#ask(this.#attendance(meeting))}>${t("meeting.attendance")}</button>`
        : nothing}
    `;
  }

  #ask(question) {
    this.querySelector("kaskade-dialog").open(question);
  }

  #transition(meeting, name) {
    const changed = name === "hold" ? meeting.agendaItems.filter(differs) : [];
    return {
      heading: t(`meeting.do.${name}`),
      text: html`${t(`meeting.does.${name}`)}
      ${changed.length
        ? t("meeting.changed-since", {
            count: changed.length,
            items: list(changed.map(({ number, score, scoreNow }) => `${number} (${score} → ${scoreNow})`)),
          })
        : nothing}`,
      button: t(`meeting.do.${name}`),
      act: async () => {
        await ask(`${name}-board-meeting`, { number: meeting.number, version: meeting.version });
        await this.#done(t(`meeting.done.${name}`));
      },
    };
  }

  #attendance(meeting) {
    return {
      heading: t("meeting.attendance"),
      fields: [
        { name: "attendees", label: t("meeting.attendees"), kind: "area", value: (meeting.attendees ?? []).join("\n") },
        { name: "notes", label: t("meeting.notes"), kind: "area", value: meeting.notes ?? "" },
      ],
      button: t("change.save"),
      act: async ({ attendees, notes }) => {
        await this.#edit(meeting, {
          attendees: attendees.split("\n").map((name) => name.trim()).filter(Boolean),
          notes: notes || null,
        });
      },
    };
  }

  async #edit(meeting, input) {
    await ask("edit-board-meeting", { number: meeting.number, version: meeting.version, input });
    await this.#done(t("change.saved"));
  }

  async #done(told) {
    await this.reload();
    this.refused = null;
    this.told = told;
  }

  /** All that can be talked about, in their order. */
  #all(meeting) {
    return [...meeting.agendaItems, ...meeting.late];
  }

  #current(meeting) {
    const all = this.#all(meeting);
    const wanted = this.address.query.get("item");
    return all.find(({ number }) => number === wanted) ?? all[0];
  }

  #step(by) {
    const meeting = this.answer?.meeting;
    if (!meeting || this.querySelector("dialog[open]")) {
      return;
    }
    const all = this.#all(meeting);
    const next = all[all.indexOf(this.#current(meeting)) + by];
    if (next) {
      this.#show(next.number);
    }
  }

  async #show(item) {
    this.told = "";
    this.refused = null;
    await this.go({ item }, { reload: false });
    this.querySelector("#item").focus();
  }

  content({ meeting }) {
    if (!meeting) {
      return html`<p class="empty"><a href="/board">${t("board.title")}</a></p>`;
    }
    const current = this.#current(meeting);
    return html`
      <p class="facts-line">
        <span><b>${t(`board.state.${meeting.state}`)}</b></span>
        <span>${t("meeting.days", { days: daysOf(meeting) })}</span>
        ${meeting.state !== "PLANNED" && meeting.agenda
          ? html`<span>${t("meeting.frozen-at", { time: moment(meeting.agenda.frozenAt), revision: meeting.agenda.revision ?? "–" })}</span>`
          : nothing}
        ${meeting.attendees?.length ? html`<span>${t("meeting.present", { who: list(meeting.attendees) })}</span>` : nothing}
      </p>
      <p role="status" class=${this.told ? "banner" : "unseen"}>${this.told}</p>
      ${meeting.state === "PLANNED" ? html`<p class="banner">${t("meeting.planned")}</p>` : nothing}
      <div class="meeting">
        <nav aria-label=${t("meeting.agenda")}>
          <h2>${t("meeting.agenda")}</h2>
          ${this.#list(meeting, meeting.agendaItems, current)}
          ${meeting.late.length
            ? html`<h2>${t("meeting.late")}</h2>
                ${this.#list(meeting, meeting.late, current)}`
            : nothing}
        </nav>
        ${current ? this.#item(meeting, current) : html`<p class="empty">${t("meeting.empty")}</p>`}
      </div>
      ${meeting.notes
        ? html`<h2>${t("meeting.notes")}</h2>
            <p class="text">${meeting.notes}</p>`
        : nothing}
      <kaskade-dialog></kaskade-dialog>
    `;
  }

  #list(meeting, items, current) {
    return html`<ol>
      ${items.map((item) => {
        const decided = decisionOn(meeting, item.number);
        return html`<li>
          <a
            href=${withQuery(`/board/${meeting.number}`, { item: item.number })}
            aria-current=${item === current ? "true" : nothing}
            @click=${(event) => this.#choose(event, item.number)}
            ><b>${item.number}</b> ${harmless(item.title)}<br />
            <small>${riskMark(item)} ${decided ? html`· ${t(`meeting.decision.${decided.decision}`)}` : nothing}</small></a
          >
        </li>`;
      })}
    </ol>`;
  }

  #choose(event, number) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.#show(number);
    }
  }

  #item(meeting, item) {
    const all = this.#all(meeting);
    const place = all.indexOf(item);
    return html`<section class="panel item" aria-labelledby="item">
      <p class="steps">
        <button type="button" ?disabled=${place === 0} @click=${() => this.#step(-1)}>← ${t("meeting.before")}</button>
        <span>${t("meeting.place", { place: place + 1, count: all.length })}</span>
        <button type="button" ?disabled=${place === all.length - 1} @click=${() => this.#step(1)}>${t("meeting.after")} →</button>
      </p>
      <h2 id="item" tabindex="-1">${item.number} ${harmless(item.title)}</h2>
      <p>${t(`change.type.${item.type}`)} · ${t(`change.state.${item.change?.state ?? item.state}`)} · ${span(item.start, item.end)}</p>
      <p>${riskMark(item)} ${differs(item) ? html`<b>${t("meeting.now", { score: item.scoreNow })}</b>` : nothing}</p>
      ${moved(item) ? html`<p class="lacking">${t("meeting.moved", { time: span(item.change.start, item.change.end) })}</p>` : nothing}
      <dl class="facts">
        <dt>${t("change.services")}</dt>
        <dd>
          ${item.services.length
            ? html`<ul class="plain">
                ${item.services.map((one) => html`<li>${service(one)}</li>`)}
              </ul>`
            : t("changes.reaches-none")}
        </dd>
        <dt>${t("changes.collides")}</dt>
        <dd>
          ${item.collisions.length ? item.collisions.map((one) => html`<a class="record" href=${changePage(one)}>${one}</a> `) : "–"}
        </dd>
        <dt>${t("change.must-approve")}</dt>
        <dd>${item.approvers.length ? list(item.approvers.map(party)) : t("change.nobody")}</dd>
      </dl>
      <p><a class="button" href=${changePage(item.number)}>${t("meeting.dossier")}</a></p>
      ${this.#decision(meeting, item)}
    </section>`;
  }

  #decision(meeting, item) {
    const decided = decisionOn(meeting, item.number);
    if (!open(meeting) || meeting.state === "PLANNED") {
      return decided
        ? html`<p><b>${t(`meeting.decision.${decided.decision}`)}</b></p>
            <p class="text">${decided.note ?? ""}</p>`
        : html`<p>${t("meeting.undecided")}</p>`;
    }
    return html`<form class="decide" @submit=${(event) => this.#decide(event, meeting, item)}>
      <fieldset>
        <legend>${t("meeting.decide")}</legend>
        ${DECISIONS.map(
          (one) => html`<label class="check"
            ><input type="radio" name="decision" value=${one} required .checked=${decided?.decision === one} />${t(`meeting.decision.${one}`)}</label
          >`,
        )}
      </fieldset>
      <label>${t("meeting.note")}<textarea name="note" rows="3" .value=${decided?.note ?? ""}></textarea></label>
      ${this.refused ? html`<p class="problem" role="alert">${this.refused}</p>` : nothing}
      <p><button class="primary">${t("meeting.record")}</button></p>
    </form>`;
  }

  async #decide(event, meeting, item) {
    event.preventDefault();
    const { decision, note } = event.target.elements;
    const others = meeting.items.nodes.filter(({ number }) => number !== item.number);
    try {
      await this.#edit(meeting, {
        items: [...others, { number: item.number, decision: decision.value, note: note.value.trim() || null }],
      });
    } catch (failure) {
      this.refused = failure.words ?? failure.message;
    }
  }
}

const open = (meeting) => ["PLANNED", "FROZEN"].includes(meeting.state);

const decisionOn = (meeting, number) => meeting.items.nodes.find((one) => one.number === number);

const differs = ({ score, scoreNow }) => scoreNow !== null && scoreNow !== score;

const moved = ({ start, end, change }) => change?.start && (change.start !== start || change.end !== end);

/** @param {string} reached e.g. "business-service:shop: at risk" */
function service(reached) {
  const end = reached.lastIndexOf(": ");
  const state = reached.slice(end + 2).toUpperCase().replaceAll(" ", "_");
  return html`${stateMark(state)} ${ciByKey(reached.slice(0, end))}`;
}

customElements.define("kaskade-meeting-page", MeetingPage);
