/** How many alike CIs a picture shows one by one before it folds them. */
import { html, nothing } from "lit";
import { t } from "./words.js";

const FOLDS = [5, 10, 25, 100_000];

export const USUAL_FOLD = 10;

/** As an address says it. */
export const foldIn = (query) => FOLDS.find((fold) => fold === Number(query.get("fold"))) ?? USUAL_FOLD;

/** @param {(fold: string) => void} choose */
export const foldChoice = (chosen, choose) => html`<label class="inline"
  >${t("picture.fold")}
  <select @change=${(event) => choose(event.target.value)}>
    ${FOLDS.map((one) => html`<option value=${one} ?selected=${one === chosen}>${one > 1_000 ? t("picture.never") : t("picture.above", { count: one })}</option>`)}
  </select>
</label>`;

/** Says that there are fewer boxes than CIs. */
export const foldedNote = (drawing) =>
  drawing && !drawing.tooLarge && drawing.boxCount !== null && drawing.boxCount < drawing.cis
    ? html`<span class="quiet">${t("picture.folded", { cis: drawing.cis, count: drawing.boxCount })}</span>`
    : nothing;
