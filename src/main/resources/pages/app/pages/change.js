/** P8: all that a board has to know of one change, and what can be done with it. */
import { html, nothing } from "lit";
import * as actions from "../change-actions.js";
import { harmless } from "../ci.js";
import { collisionLine } from "../collision-line.js";
import * as dossier from "../dossier.js";
import { changePage, withQuery } from "../links.js";
import { Page, why } from "../page.js";
import { party, riskMark } from "../risk.js";
import { shortDay, shortSpan, span, zoneKnown } from "../times.js";
import { language, list, moment, t } from "../words.js";

class ChangePage extends Page {
  static properties = { slots: { state: true }, drawing: { state: true }, told: { state: true } };

  constructor() {
    super();
    this.slots = null;
    this.drawing = null;
    this.told = "";
  }

  async load(signal) {
    await zoneKnown();
    const number = this.address.path[1];
    const revision = Number(this.address.query.get("rev"));
    if (revision) {
      const { change } = await this.ask("change-then", { number, language }, signal);
      return { change, then: change?.assessments.find((one) => one.revision === revision) ?? null, revision };
    }
    const { change } = await this.ask("change-page", { number, language }, signal);
    if (change) {
      this.#further(number, signal);
    }
    return { change, then: null, revision: 0 };
  }

  /** What takes longer comes after the numbers. */
  async #further(number, signal) {
    this.slots = null;
    this.drawing = null;
    const [slots, picture] = await Promise.allSettled([
      this.ask("change-slots", { number, language }, signal),
      this.ask("change-picture", { number, language: language.toUpperCase() }, signal),
    ]);
    await import("../picture.js");
    if (!signal.aborted) {
      this.slots = slots.value?.change.nextSafeSlots ?? { slots: [], blocked: [], until: null };
      this.drawing = picture.value?.change.risk.drawing ?? false;
    }
  }

  heading(answer) {
    if (!answer) {
      return t("change.title");
    }
    const { change } = answer;
    return change ? `${change.number} ${harmless(change.title)}` : t("change.unknown-number", { number: this.address.path[1] });
  }

  honesty({ change }) {
    return change?.risk
      ? { revision: change.risk.revision, oldest: change.risk.worstCase.oldestSource?.lastHeard }
      : null;
  }

  exports({ change, revision }) {
    if (!change || revision) {
      return [];
    }
    const file = (form) => withQuery(`/changes/${change.number}.${form}`, { language });
    return [
      { href: file("pdf"), word: "PDF" },
      { href: file("md"), word: "Markdown" },
    ];
  }

  actions({ change, revision }) {
    if (!change || revision) {
      return nothing;
    }
    const slot = this.#betterSlot(change);
    return html`
      ${change.waitsForViewer
        ? html`
            <button type="button" class="primary" @click=${() => this.#ask(actions.vote(change, "APPROVE", this.#done))}>${t("change.approve")}</button>
            <button type="button" @click=${() => this.#ask(actions.vote(change, "REJECT", this.#done))}>${t("change.reject")}</button>
          `
        : nothing}
      ${slot
        ? html`<button type="button" @click=${() => this.#ask(actions.move(change, slot, this.#done))}>
            ${t("change.next-slot", { time: shortSpan(slot.start, slot.end) })}
          </button>`
        : nothing}
      ${actions.offered(change).map(
        ({ name }) => html`<button type="button" @click=${() => this.#ask(actions.transition(change, name, this.#done))}>${t(`change.do.${name}`)}</button>`,
      )}
      ${actions.canBeEdited(change)
        ? html`<a class="button" href="${changePage(change.number)}/edit">${t("change.edit")}</a>`
        : nothing}
    `;
  }

  /** The first safe time, unless the change is planned in one, or can't be moved. */
  #betterSlot(change) {
    if (!this.slots?.slots.length || !actions.canBeEdited(change)) {
      return null;
    }
    const safe = this.slots.slots.some(({ start, freeUntil }) => start <= change.start && change.end <= freeUntil);
    return safe ? null : this.slots.slots[0];
  }

  async #ask(question) {
    await import("../dialog.js");
    this.querySelector("kaskade-dialog").open(question);
  }

  #done = async (told) => {
    await this.reload();
    this.told = told;
  };

  content({ change, then, revision }) {
    if (!change) {
      return html`<p class="empty">${t("change.unknown")} <a href="/changes">${t("changes.title")}</a></p>`;
    }
    return html`
      ${this.#facts(change)}
      ${revision ? asItWas(then) : this.#now(change)}
    `;
  }

  #facts(change) {
    return html`<p class="facts-line">
      <span>${t(`change.type.${change.type}`)}</span>
      <span><b>${t(`change.state.${change.state}`)}</b></span>
      <span>${change.start ? span(change.start, change.end) : t("changes.no-window")}</span>
      <span>${t("change.requested-by", { who: change.requester })}</span>
      ${change.implementer ? html`<span>${t("change.implemented-by", { who: change.implementer })}</span>` : nothing}
      ${change.template ? html`<span>${t("change.from-template", { template: change.template })}</span>` : nothing}
      ${change.outcome ? html`<span>${t(`change.outcome.${change.outcome}`)}</span>` : nothing}
    </p>`;
  }

  #now(change) {
    const { risk } = change;
    return html`
      <p role="status" class=${this.told ? "banner" : "unseen"}>${this.told}</p>
      ${dossier.difference(change)} ${dossier.decision(change)}
      <h2>${t("change.factors")}</h2>
      ${dossier.factors(risk.factors, risk.policyVersion)}
      <h2>${t("change.collisions")}</h2>
      ${risk.collisions.length ? collisionLine(change) : nothing} ${dossier.collisions(risk.collisions)}
      <h2>${t("change.slots")}</h2>
      ${this.#slots(change)}
      <h2>${t("change.services")}</h2>
      ${dossier.services(risk.services)}
      <h2>${t("change.redundancy")}</h2>
      ${dossier.redundancy(risk.redundancy)}
      <h2>${t("change.picture")}</h2>
      ${this.drawing === false
        ? html`<p>${t("change.no-picture")}</p>`
        : html`<kaskade-picture id="worst-case" .drawing=${this.drawing} outage></kaskade-picture>`}
      <h2>${t("change.changed")}</h2>
      ${dossier.changedCis(change.changes)}
      <h2>${t("change.preparation")}</h2>
      ${dossier.preparation(change)} ${this.#tasks(change)}
      <h2>${t("change.votes")}</h2>
      ${dossier.votes(change)}
      <h2>${t("change.remarks")}</h2>
      ${dossier.remarks(change.remarks, (form) => this.#say(change, form))}
      <h2>${t("change.history")}</h2>
      ${dossier.history(change.history)} ${submissions(change)} ${obstacles(change)}
      <kaskade-dialog></kaskade-dialog>
    `;
  }

  /** What was written stays in the form until it is kept. */
  async #say(change, form) {
    try {
      await actions.say(change, form.elements.text.value);
      form.reset();
      await this.#done(t("change.said"));
    } catch (failure) {
      this.told = why(failure);
    }
  }

  #slots(change) {
    if (!change.start) {
      return html`<p>${t("change.no-window")}</p>`;
    }
    if (!this.slots) {
      return html`<p class="waiting" aria-busy="true">${t("change.slots-waiting")}</p>`;
    }
    const movable = actions.canBeEdited(change);
    return html`
      ${this.slots.slots.length
        ? html`<ul class="slots">
            ${this.slots.slots.map(
              (slot) => html`<li>
                ${span(slot.start, slot.end)}
                ${movable
                  ? html`<button type="button" @click=${() => this.#ask(actions.move(change, slot, this.#done))}>${t("change.move-here")}</button>`
                  : nothing}
              </li>`,
            )}
          </ul>`
        : html`<p>${this.slots.until ? t("change.no-slot", { day: shortDay(this.slots.until) }) : t("change.slots-unknown")}</p>`}
      ${this.slots.blocked.length
        ? html`<details>
            <summary>${t("change.blocked", { count: this.slots.blocked.length })}</summary>
            <ul>
              ${this.slots.blocked.map((one) => html`<li>${span(one.start, one.end)}: ${one.sentence}</li>`)}
            </ul>
          </details>`
        : nothing}
    `;
  }

  #tasks(change) {
    return change.tasks.length
      ? html`<h3>${t("change.tasks")}</h3>
          <ul class="plain">
            ${change.tasks.map(
              (task) => html`<li>
                ${task.done
                  ? html`✓ ${task.what} <small>${t("change.task-by", { who: task.by, time: moment(task.at) })}</small>`
                  : html`${task.what}
                      <button type="button" @click=${() => this.#ask(actions.finish(change, task, this.#done))}>${t("change.task-done")}</button>`}
              </li>`,
            )}
          </ul>`
      : nothing;
  }
}

/** Each time it was submitted, to look at again. */
function submissions(change) {
  return change.assessments.length
    ? html`<h3>${t("change.submissions")}</h3>
        <ul class="plain">
          ${change.assessments.map(
            (one) => html`<li>
              <a href=${withQuery(`/changes/${change.number}`, { rev: one.revision })}>${t("page.revision", { number: one.revision })}</a>,
              ${moment(one.assessedAt)}: ${riskMark(one)}
            </li>`,
          )}
        </ul>`
    : nothing;
}

function obstacles(change) {
  const hindered = actions.hindered(change);
  return hindered.length
    ? html`<details>
        <summary>${t("change.cannot")}</summary>
        <ul>
          ${hindered.map(({ name, reason }) => html`<li>${t(`change.do.${name}`)}: <span lang="en">${reason}</span></li>`)}
        </ul>
      </details>`
    : nothing;
}

/** What was known at a submission: the kept assessment, and nothing that was not kept. */
function asItWas(then) {
  if (!then) {
    return html`<p class="empty">${t("change.not-then")}</p>`;
  }
  return html`
    <section class="panel">
      <h2 class="score">${riskMark(then)} <small>${t("change.of-100")}</small></h2>
      <p>${t("change.assessed", { time: moment(then.assessedAt), revision: then.revision })}</p>
      <p>${then.approvers.length ? t("change.then.approvers", { who: list(then.approvers.map(party)) }) : t("change.nobody")}</p>
      <p>${then.collisions.length ? t("change.then.collisions", { with: list(then.collisions) }) : t("change.no-collision")}</p>
      <p>
        ${then.services.length
          ? t("change.then.services", { services: list(then.services.map(({ key, state }) => `${key} (${t(`state.${state}`)})`)) })
          : t("change.reaches-none")}
      </p>
    </section>
    <h2>${t("change.factors")}</h2>
    ${dossier.factors(then.factors, then.policyVersion)}
  `;
}

customElements.define("kaskade-change-page", ChangePage);
