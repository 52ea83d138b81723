/** How sources and the problems in their files are written. */
import { html, nothing } from "lit";
import { harmless } from "./ci.js";
import { t } from "./words.js";

const SIGNS = { failing: "✕", held: "‖", stale: "◷", never: "○", ok: "" };

/** failing, held, stale, never or ok. */
export function stateOf({ lastFailure, lastSync, stale }) {
  if (lastFailure) {
    return "failing";
  }
  return lastSync?.held ? "held" : stale ? "stale" : lastSync ? "ok" : "never";
}

export function sourceState(source) {
  const state = stateOf(source);
  return html`<span class=${state === "ok" ? "" : "notable"}
    ><span aria-hidden="true">${SIGNS[state]}</span> ${t(`sources.state.${state}`)}</span
  >`;
}

/** How many problems there are of a severity or worse. */
export const problemsFrom = (severities, counts = []) =>
  counts.filter(({ severity }) => severities.includes(severity)).reduce((sum, { count }) => sum + count, 0);

/** "2 errors, 3 warnings". */
export function problemSummary(counts) {
  const parts = ["ERROR", "WARNING", "INFO"]
    .map((severity) => [severity, problemsFrom([severity], counts)])
    .filter(([, count]) => count)
    .map(([severity, count]) => t(`sources.count.${severity}`, { count }));
  return parts.length ? parts.join(", ") : t("sources.no-problem");
}

/** A place in a file: at the Git host where we know its addresses, else as text. */
export function place(source, commit, file, line) {
  const text = line ? `${file}:${line}` : file;
  const address = lineAddress(source?.url, commit, file, line);
  return address
    ? html`<a class="key" href=${address} rel="noreferrer">${harmless(text)}</a>`
    : html`<span class="key">${harmless(text)}</span>`;
}

/** GitHub's and GitLab's form of addresses, for hosts that are called so. */
function lineAddress(url, commit, file, line) {
  const host = /^https:\/\/([^/]*\b(github|gitlab)\b[^/]*)\//.exec(url ?? "");
  if (!host) {
    return null;
  }
  const repository = url.replace(/\/+$/, "").replace(/\.git$/, "");
  const path = file.split("/").map(encodeURIComponent).join("/");
  const blob = host[2] === "github" ? "blob" : "-/blob";
  return `${repository}/${blob}/${encodeURIComponent(commit)}/${path}${line ? `#L${line}` : ""}`;
}

/** "+ 12 added", "~ 40 changed", "− 3 retired"; nothing where nothing is. */
export function actionCount(action, count, key = "cis") {
  return count
    ? html`<span class="action ${action}"><b aria-hidden="true">${ACTION_SIGNS[action]}</b> ${t(`sources.${key}.${action}`, { count })}</span>`
    : nothing;
}

export const ACTION_SIGNS = { ADD: "+", CHANGE: "~", RETIRE: "−" };

export const shortCommit = (commit) => html`<code title=${commit}>${commit.slice(0, 8)}</code>`;

