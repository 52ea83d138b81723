/** Values of a CI, as they are and as they were. */
import { html } from "lit";
import { nameWord } from "./ci.js";
import { valuesAt } from "./past.js";
import { table } from "./table.js";
import { shown } from "./values.js";
import { t } from "./words.js";

/** Values by name as they are now. */
export const current = (ci) => Object.fromEntries(ci.provenance.map((one) => [one.attribute, one.value]));

/** Units of its attributes by name. */
export const unitsOf = (ci) => new Map(ci.provenance.map((one) => [one.attribute, one.unit]));

export function valueWord({ attribute, value, unit }) {
  if (attribute === "lifecycle") {
    return t(`lifecycle.${value}`);
  }
  if (attribute === "class") {
    return nameWord(value);
  }
  return attribute === "criticality" ? t(`criticality.${value}`) : shown(value, unit);
}

/** Who said so is not kept for the past; the values are. */
export function attributesThen(ci, revision) {
  const now = current(ci);
  const units = unitsOf(ci);
  const then = valuesAt(now, ci.history.nodes, revision);
  const created = ci.history.nodes.find((entry) => entry.event === "CREATED");
  if (created && created.revision.number > revision && !ci.history.pageInfo.hasNextPage) {
    return html`<section>
      <h2>${t("ci.attributes")}</h2>
      <p>${t("ci.not-yet", { number: String(created.revision.number) })}</p>
    </section>`;
  }
  return html`<section>
    <h2 id="attributes">${t("ci.attributes")}</h2>
    <p class="quiet">${t("ci.then")}</p>
    ${table(
      t("ci.attributes"),
      [t("ci.attribute"), t("ci.value-then"), t("ci.value-now")],
      Object.keys({ ...now, ...then }).map(
        (name) =>
          html`<tr>
            <th scope="row">${nameWord(name)}</th>
            <td class="sentence">
              ${name in then ? valueWord({ attribute: name, value: then[name], unit: units.get(name) }) : t("value.none")}
            </td>
            <td class="sentence">
              ${JSON.stringify(then[name]) === JSON.stringify(now[name]) ? html`<span class="quiet">${t("ci.the-same")}</span>` : name in now ? valueWord({ attribute: name, value: now[name], unit: units.get(name) }) : t("value.none")}
            </td>
          </tr>`,
      ),
      { unseen: true },
    )}
  </section>`;
}
