/** A change while it is being written: kept in this tab until it is sent. */
import { instantOf, localOf } from "./times.js";

const KEPT = "kaskade.new-change";
const TEXTS = ["description", "implementer", "backoutPlan", "testEvidence"];

export const EMPTY = {
  title: "",
  type: "NORMAL",
  template: "",
  start: "",
  end: "",
  description: "",
  implementer: "",
  backoutPlan: "",
  testEvidence: "",
  backupConfirmed: false,
  changes: [],
};

export const changed = ({ key, name, class: ciClass }) => ({ key, name, class: ciClass, effect: "OUTAGE" });

/** @param {object} change of the API */
export function draftOf(change) {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, change[name] ?? ""]));
  return {
    ...EMPTY,
    ...texts,
    title: change.title,
    type: change.type,
    template: change.template ?? "",
    start: change.start ? localOf(change.start) : "",
    end: change.end ? localOf(change.end) : "",
    backupConfirmed: change.backupConfirmed ?? false,
    changes: change.changes.nodes.map(({ key, effect, ci }) => ({ key, effect, name: ci?.name ?? key, class: ci?.class ?? "" })),
  };
}

/** What of a draft is said of a change, whether it is proposed or edited. */
export function inputOf(draft) {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, draft[name].trim() || null]));
  return {
    title: draft.title.trim(),
    ...texts,
    backupConfirmed: draft.backupConfirmed,
    start: draft.start ? instantOf(draft.start).toISOString() : null,
    end: draft.end ? instantOf(draft.end).toISOString() : null,
    changes: draft.changes.map(({ key, effect }) => ({ key, effect })),
  };
}

export const proposalOf = (draft) =>
  draft.template ? { ...inputOf(draft), template: draft.template } : { ...inputOf(draft), type: draft.type };

// The new change and each edited one, in the version that was looked at, are kept apart.
const keyOf = (change) => (change ? `${KEPT}.${change.number}.${change.version}` : KEPT);

export const kept = (change) => JSON.parse(sessionStorage.getItem(keyOf(change)) ?? "null");

export const keep = (change, draft) => sessionStorage.setItem(keyOf(change), JSON.stringify(draft));

export const forget = (change) => sessionStorage.removeItem(keyOf(change));
