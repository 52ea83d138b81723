/** How the journal is shown: where a revision came from, and what it did. */
import { html } from "lit";
import { nameWord, short } from "./ci.js";
import { sourcePage } from "./links.js";
import { known, t } from "./words.js";

/** Where a revision came from; an inventory is a link. */
export function origin(name) {
  const source = /^source:(.+)$/.exec(name)?.[1];
  return source ? html`<a href=${sourcePage(source)}>${short(source)}</a>` : short(name);
}

const COUNTS = ["created", "updated", "retired", "dependenciesAdded", "dependenciesRemoved"];

/** What a revision did, in numbers; what it didn't do is left out. */
export function did(revision) {
  const parts = COUNTS.filter((count) => revision[count] > 0).map((count) =>
    t(`revisions.${count}`, { count: revision[count] }),
  );
  const records = (revision.records ?? []).map((one) => `${one.number} ${eventWord(one.event)}`);
  return [...parts, ...records].join(" · ") || t("revisions.nothing");
}

/** What happened to a record; transitions of record types of one's own have no word. */
export const eventWord = (event) =>
  known(`change.event.${event}`) ? t(`change.event.${event}`) : nameWord(event);
