/** How a change of the estate, planned or past, changes what failures do to services. */
import { html, nothing } from "lit";
import { ciByKey, harmless } from "./ci.js";
import { stateMark } from "./states.js";
import { t } from "./words.js";

/**
 * @param {object} plan single points that appear and go, groups that get weaker, services that are
 *   hit harder
 * @param {object} [query] of the links to CIs, e.g. the revision to see them as of
 */
export function impactDifference(plan, query) {
  const ci = (key) => ciByKey(key, query);
  const parts = [
    points("plan.appears", plan.singlePointsAppearing, ci),
    points("plan.disappears", plan.singlePointsDisappearing, ci),
    plan.worseServices.length
      ? part(
          "plan.worse-title",
          plan.worseServices.map((one) => html`${ci(one.service)}: ${stateMark(one.before)} → ${stateMark(one.after)}`),
        )
      : nothing,
    plan.groupsLosingRedundancy.length
      ? part(
          "plan.groups",
          plan.groupsLosingRedundancy.map(
            (one) => html`${ci(one.dependent)} ${harmless(one.group)}:
              ${t("plan.group", { need: one.needBefore, members: one.membersBefore })} →
              <b>${t("plan.group", { need: one.needAfter, members: one.membersAfter })}</b>`,
          ),
        )
      : nothing,
  ].filter((found) => found !== nothing);
  return html`<section aria-labelledby="impact">
    <h2 id="impact">${t("plan.impact")}</h2>
    ${parts.length ? html`<div class="panels">${parts}</div>` : html`<p>${t("plan.no-impact")}</p>`}
  </section>`;
}

/** One line per component, with all services that hang on it. */
function points(title, all, ci) {
  if (!all.length) {
    return nothing;
  }
  const services = Map.groupBy(all, (point) => point.component);
  return part(
    title,
    [...services].map(
      ([component, hanging]) =>
        html`${ci(component)} ${t("plan.for")} ${hanging.map((point, at) => html`${at ? ", " : ""}${ci(point.service)}`)}`,
    ),
  );
}

/** Lines that are seen at once; the others unfold. */
const SEEN = 12;

const part = (title, lines) => html`<div class="panel">
  <h3>${t(title, { count: lines.length })}</h3>
  ${findings(lines.slice(0, SEEN))}
  ${lines.length > SEEN
    ? html`<details>
        <summary>${t("ci.more", { count: lines.length - SEEN })}</summary>
        ${findings(lines.slice(SEEN))}
      </details>`
    : nothing}
</div>`;

const findings = (lines) =>
  html`<ul class="findings">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
