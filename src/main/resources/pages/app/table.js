/** Tables as every page shows them: in a region that scrolls by itself and can be reached by keyboard. */
import { html } from "lit";

/**
 * @param {unknown} caption what the table is about; its region is called so too
 * @param {(string | {word: string, number: true})[]} columns
 * @param {import("lit").TemplateResult[]} rows `<tr>`, the first cell a `<th scope="row">`
 * @param {{unseen?: boolean, kind?: string}} [options] `unseen`: a heading beside it says the same;
 *   `kind`: its class in the style sheet
 */
export function table(caption, columns, rows, { unseen = false, kind = "" } = {}) {
  return html`<div class="table ${kind}" role="region" aria-label=${caption} tabindex="0" @keydown=${alongRows}>
    <table>
      <caption class=${unseen ? "unseen" : ""}>${caption}</caption>
      <thead>
        <tr>
          ${columns.map(
            (column) => html`<th scope="col" class=${column.number ? "number" : ""}>${column.word ?? column}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

const CONTROLS = "a[href], button:not(:disabled), summary";
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** From a row to the next one that has something to press: rows have many stops, and tables many rows. */
function alongRows(event) {
  const row = event.target.closest("tbody tr");
  if (!row || !(event.key in STEPS) || !event.target.matches(CONTROLS)) {
    return;
  }
  const rows = [...row.parentElement.rows].filter((one) => one === row || one.querySelector(CONTROLS));
  const next = rows[rows.indexOf(row) + STEPS[event.key]];
  if (next) {
    event.preventDefault();
    next.querySelector(CONTROLS).focus();
  }
}
