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
  return html`<div class="table ${kind}" role="region" aria-label=${caption} tabindex="0">
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
