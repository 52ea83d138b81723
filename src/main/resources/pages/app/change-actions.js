/** What can be done with a change: questions for the dialog, each with the operation that does it. */
import { ask } from "./ask.js";
import { span } from "./times.js";
import { t } from "./words.js";

/** Transitions that people take here, and the operations that take them. */
const OPERATIONS = {
  submit: "submit-change",
  revise: "revise-change",
  schedule: "schedule-change",
  start: "start-change",
  startEmergency: "start-emergency-change",
  complete: "complete-change",
  fail: "fail-change",
  close: "close-change",
  cancel: "cancel-change",
};

const OUTCOMES = ["SUCCESSFUL", "SUCCESSFUL_WITH_ISSUES", "BACKED_OUT", "FAILED"];

/** Nothing can be written any more in the others. */
const OPEN = new Set(["DRAFT", "SUBMITTED", "APPROVED", "SCHEDULED"]);

export const canBeEdited = (change) => OPEN.has(change.state);

/** Transitions of a change that this page knows, those that can be taken now. */
export const offered = (change) => change.availableTransitions.filter(({ name }) => name in OPERATIONS);

/** Those that fit its state, but that something else stands in the way of. */
export const hindered = (change) =>
  change.unavailableTransitions.filter(({ name, code }) => name in OPERATIONS && code !== "STATE");

const comment = (required = false) => ({ name: "comment", label: t("change.comment"), kind: "area", required });

/** @returns {import("./dialog.js").Question} */
export function transition(change, name, done) {
  const closing = name === "close";
  return {
    heading: t(`change.do.${name}`),
    text: t(`change.does.${name}`),
    fields: closing
      ? [
          {
            name: "outcome",
            label: t("change.outcome"),
            kind: "choice",
            required: true,
            choices: OUTCOMES.map((outcome) => [outcome, t(`change.outcome.${outcome}`)]),
          },
          { name: "review", label: t("change.review"), kind: "area", required: true },
        ]
      : [comment()],
    button: t(`change.do.${name}`),
    async act({ comment, ...input }) {
      await ask(OPERATIONS[name], {
        number: change.number,
        version: change.version,
        comment: comment || null,
        ...(closing ? { input } : {}),
      });
      await done(t("change.done", { number: change.number }));
    },
  };
}

/** A comment; it stays as it was said. */
export const say = (change, text) => ask("remark-on-change", { number: change.number, text });

/** A no needs its reason. */
export function vote(change, decision, done) {
  const no = decision === "REJECT";
  return {
    heading: t(no ? "change.reject" : "change.approve"),
    text: t("change.voting", { number: change.number, score: change.risk.score, revision: change.risk.revision.number }),
    fields: [comment(no)],
    button: t(no ? "change.reject" : "change.approve"),
    async act({ comment }) {
      await ask("vote-on-change", { number: change.number, version: change.version, decision, comment: comment || null });
      await done(t("change.voted"));
    },
  };
}

/** To another time, in one step. */
export function move(change, slot, done) {
  return {
    heading: t("change.move"),
    text: t(change.state === "DRAFT" ? "change.moving" : "change.moving.asked", {
      from: span(change.start, change.end),
      to: span(slot.start, slot.end),
    }),
    button: t("change.move"),
    async act() {
      await ask("edit-change", {
        number: change.number,
        version: change.version,
        input: { start: slot.start, end: slot.end },
      });
      await done(t("change.moved", { time: span(slot.start, slot.end) }));
    },
  };
}

export function finish(change, task, done) {
  return {
    heading: t("change.task-done"),
    text: task.what,
    fields: [comment()],
    button: t("change.task-done"),
    async act({ comment }) {
      await ask("finish-change-task", { number: change.number, task: task.name, version: change.version, comment: comment || null });
      await done(t("change.done", { number: change.number }));
    },
  };
}
