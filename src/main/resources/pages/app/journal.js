/** How the journal is shown: where a revision came from, what it did, values before and after. */
import { html } from "lit";
import { short } from "./ci.js";
import { sourcePage } from "./links.js";
import { t } from "./words.js";

const LONGEST = 200;

/** A value as people write it: lists without brackets, long ones cut; nothing has a word. */
export function shownValue(value) {
  if (value === null || value === undefined) {
    return html`<i>${t("page.no-value")}</i>`;
  }
  const text = Array.isArray(value)
    ? value.join(", ")
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
  return html`<bdi>${short(text, LONGEST)}</bdi>`;
}

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
  return parts.length ? parts.join(" · ") : t("revisions.records");
}
