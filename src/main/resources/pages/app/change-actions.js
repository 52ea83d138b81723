/** What can be done with a change: questions for the dialog, each with the operation that does it. */
import { ask } from "./ask.js";
import { instantOf, localOf, span } from "./times.js";
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

export function edit(change, done) {
  const fields = [
    { name: "title", label: t("change.title-field"), kind: "text", value: change.title, required: true },
    { name: "start", label: t("change.start"), kind: "moment", value: change.start ? localOf(change.start) : "" },
    { name: "end", label: t("change.end"), kind: "moment", value: change.end ? localOf(change.end) : "" },
    { name: "description", label: t("change.description"), kind: "area", value: change.description ?? "" },
    { name: "backoutPlan", label: t("change.backout"), kind: "area", value: change.backoutPlan ?? "" },
    { name: "testEvidence", label: t("change.tests"), kind: "area", value: change.testEvidence ?? "" },
    { name: "backupConfirmed", label: t("change.backup-confirmed"), kind: "check", value: change.backupConfirmed ?? false },
  ];
  return {
    heading: t("change.edit"),
    text: change.state === "DRAFT" ? null : t("change.editing.asked"),
    fields,
    button: t("change.save"),
    async act(values) {
      const input = {};
      for (const { name, kind, value } of fields) {
        if (values[name] !== value) {
          input[name] = kind === "moment" && values[name] ? instantOf(values[name]).toISOString() : values[name] === "" ? null : values[name];
        }
      }
      if (Object.keys(input).length) {
        await ask("edit-change", { number: change.number, version: change.version, input });
      }
      await done(t("change.saved"));
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
