/** What a dossier says of a change, section by section; the same as in its PDF. */
import { html, nothing } from "lit";
import { criticalitySign, harmless, short } from "./ci.js";
import { eventWord } from "./journal.js";
import { changePage, ciPage } from "./links.js";
import { party, pointsBar, riskMark } from "./risk.js";
import { stateMark } from "./states.js";
import { table } from "./table.js";
import { span } from "./times.js";
import { list, moment, number, t } from "./words.js";

const WORST_FIRST = ["OUTAGE", "DEGRADED", "AT_RISK"];

/** The score, both cases in a sentence each, and who has to say yes. */
export function decision(change) {
  const { risk } = change;
  return html`<div class="decision">
    <section class="panel">
      <h2 class="score">${riskMark(risk)} <small>${t("change.of-100")}</small></h2>
      <p><b>${t("change.expected")}:</b> ${reached(risk.services, "expected")} ${affected(risk.expected.counts)}</p>
      <p><b>${t("change.worst")}:</b> ${reached(risk.services, "worstCase")} ${affected(risk.worstCase.counts)}</p>
    </section>
    <section class="panel">
      <h2>${t("change.must-approve")}</h2>
      ${risk.requiredApprovals.length
        ? html`<ul class="plain">
            ${risk.requiredApprovals.map(
              ({ approver, reason }) => html`<li>
                <b>${party(approver)}</b> ${said(change, approver)}<br /><small>${reason}</small>
              </li>`,
            )}
          </ul>`
        : html`<p>${t("change.nobody")}</p>`}
    </section>
  </div>`;
}

/** What an approver has said, if anything. */
function said(change, approver) {
  const seat = change.approvals.flatMap(({ asked }) => asked).find(({ name }) => name === approver);
  if (seat?.decision) {
    return t(`change.said.${seat.decision}`, { who: seat.voter });
  }
  return change.waitingFor.includes(approver) ? t("change.asked") : nothing;
}

/** "Online shop and Edge are out; Reporting has no spare left." */
function reached(services, which) {
  const sentences = WORST_FIRST.flatMap((state) => {
    const names = services.filter((service) => service[which] === state).map(({ name }) => short(name));
    return names.length ? [t(`change.services.${state}`, { count: names.length, names: list(names) })] : [];
  });
  return sentences.length ? `${sentences.join("; ")}.` : t("change.no-service");
}

function affected(counts) {
  const of = (state) => counts.find((one) => one.state === state)?.count ?? 0;
  const count = of("OUTAGE") + of("DEGRADED") + of("AT_RISK");
  return count
    ? t("change.affected", { count, out: of("OUTAGE"), degraded: of("DEGRADED"), risk: of("AT_RISK") })
    : t("change.affected-none");
}

/** Every factor, also those that gave no points. */
export const factors = (all, policy) => html`
  ${table(
    t("change.factors"),
    [t("change.factor"), t("change.points"), t("change.finding")],
    all.map(
      ({ label, points, maxPoints, finding }) => html`<tr>
        <th scope="row">${label}</th>
        <td class="points-of">${pointsBar(points, maxPoints)} ${number(points)} / ${number(maxPoints)}</td>
        <td class="finding">${finding}</td>
      </tr>`,
    ),
    { unseen: true },
  )}
  <p><small>${t("change.policy", { policy })}</small></p>
`;

/** One table for each change that it collides with. */
export const collisions = (all) =>
  all.length
    ? all.map(
        (one) => html`
          <h3><a href=${changePage(one.with.number)}>${one.with.number}</a> ${short(one.with.title)}</h3>
          <p>${t("change.both-run", { time: span(one.overlapStart, one.overlapEnd) })}</p>
          ${table(
            t("change.collision-with", { number: one.with.number }),
            [t("change.service"), t("change.alone"), t("change.other-alone"), t("change.together")],
            one.comparison.map(
              (service) => html`<tr>
                <th scope="row"><a href=${ciPage(service.key)}><bdi>${short(service.name)}</bdi></a></th>
                <td>${stateMark(service.alone)}</td>
                <td>${stateMark(service.otherAlone)}</td>
                <td>${stateMark(service.together)}</td>
              </tr>`,
            ),
          )}
        `,
      )
    : html`<p>${t("change.no-collision")}</p>`;

export const services = (all) =>
  all.length
    ? table(
        t("change.services"),
        [
          t("change.service"),
          t("change.criticality"),
          t("change.owner"),
          t("change.expected"),
          t("change.worst"),
          t("change.path"),
        ],
        all.map(
          (service) => html`<tr>
            <th scope="row"><a href=${ciPage(service.key)}><bdi>${short(service.name)}</bdi></a></th>
            <td>${criticalitySign(service.criticality)}</td>
            <td><bdi>${service.owner ? short(service.owner) : t("change.unknown-owner")}</bdi></td>
            <td>${stateMark(service.expected)}</td>
            <td>${stateMark(service.worstCase)}</td>
            <td>${service.path.map((name) => short(name)).join(" → ")}</td>
          </tr>`,
        ),
        { unseen: true },
      )
    : html`<p>${t("change.reaches-none")}</p>`;

export const redundancy = (all) =>
  all.length
    ? table(
        t("change.redundancy"),
        [
          t("change.group"),
          t("change.group-of"),
          { word: t("change.members"), number: true },
          { word: t("change.need"), number: true },
          { word: t("change.up-expected"), number: true },
          { word: t("change.up-worst"), number: true },
          t("change.worst"),
        ],
        all.map(
          (group) => html`<tr>
            <th scope="row">${short(group.group)}</th>
            <td><a href=${ciPage(group.dependent)}><bdi>${short(group.name)}</bdi></a></td>
            <td class="number">${number(group.members)}</td>
            <td class="number">${number(group.need)}</td>
            <td class="number">${number(group.expectedUp)}</td>
            <td class="number">${number(group.worstCaseUp)}</td>
            <td>${held(group.worstCaseUp - group.need)}</td>
          </tr>`,
        ),
        { unseen: true },
      )
    : html`<p>${t("change.no-group")}</p>`;

const held = (spare) => (spare < 0 ? t("change.breaks") : spare === 0 ? t("change.no-spare") : t("change.spare", { count: spare }));

export const changedCis = ({ totalCount, nodes }) => html`
  ${table(
    t("change.changed"),
    [t("change.ci"), t("change.class"), t("change.effect")],
    nodes.map(
      ({ key, effect, ci }) => html`<tr>
        <th scope="row"><a href=${ciPage(key)}><bdi>${short(ci?.name ?? key)}</bdi></a></th>
        <td>${ci?.class ?? t("change.gone")}</td>
        <td>${effect === "UNAFFECTED" ? t("change.no-effect") : stateMark(effect)}</td>
      </tr>`,
    ),
    { unseen: true },
  )}
  ${totalCount > nodes.length ? html`<p>${t("changes.shown", { shown: nodes.length, count: totalCount })}</p>` : nothing}
`;

export const preparation = (change) => html`
  <dl class="prepared">
    ${written(t("change.description"), change.description, false)} ${written(t("change.backout"), change.backoutPlan)}
    ${written(t("change.tests"), change.testEvidence)}
    <dt>${t("change.backup")}</dt>
    <dd class=${change.backupConfirmed ? "" : "lacking"}>${t(change.backupConfirmed ? "change.confirmed" : "change.missing")}</dd>
    ${written(t("change.review"), change.review, false)}
  </dl>
`;

const written = (name, text, needed = true) =>
  text || needed
    ? html`<dt>${name}</dt>
        <dd class=${text ? "text" : "lacking"}>${text ? harmless(text) : t("change.missing")}</dd>`
    : nothing;

/** Votes that count, and what happened before. */
export function votes(change) {
  const all = change.approvals.flatMap((approval) => approval.votes);
  return all.length
    ? table(
        t("change.votes"),
        [t("change.who"), t("change.vote"), t("change.when"), t("change.comment")],
        all.map(
          (vote) => html`<tr>
            <th scope="row">${vote.voter}</th>
            <td>${t(`change.decision.${vote.decision}`)}</td>
            <td><time datetime=${vote.at}>${moment(vote.at)}</time></td>
            <td class="text">${harmless(vote.comment ?? "")}</td>
          </tr>`,
        ),
        { unseen: true },
      )
    : html`<p>${t("change.no-vote")}</p>`;
}

/**
 * What was said, and room to say something.
 *
 * @param {(form: HTMLFormElement) => void} say
 */
export const remarks = (all, say) => html`
  ${all.length
    ? html`<ol class="log">
        ${all.map(
          (one) => html`<li>
            <time datetime=${one.at}>${moment(one.at)}</time> <b>${one.by}</b>
            <p class="text">${one.text}</p>
          </li>`,
        )}
      </ol>`
    : html`<p>${t("change.no-remark")}</p>`}
  <form
    class="say"
    @submit=${(event) => {
      event.preventDefault();
      say(event.target);
    }}
  >
    <label for="say">${t("change.say")}</label>
    <textarea id="say" name="text" rows="3" maxlength="10000" required></textarea>
    <button type="submit">${t("change.say.do")}</button>
  </form>
`;

export const history = ({ totalCount, nodes }) => html`
  <ol class="log">
    ${nodes.map(
      (entry) => html`<li>
        <time datetime=${entry.revision.at}>${moment(entry.revision.at)}</time> ${entry.revision.actor}:
        ${eventWord(entry.event)}
        ${entry.event === "edited" && entry.differences.length
          ? html`<small>(${list(entry.differences.map(({ field }) => field))})</small>`
          : nothing}
        ${entry.comment ? html`<q>${harmless(entry.comment)}</q>` : nothing}
      </li>`,
    )}
  </ol>
  ${totalCount > nodes.length ? html`<p>${t("changes.shown", { shown: nodes.length, count: totalCount })}</p>` : nothing}
`;

/** What differs since the change was submitted; nothing where nothing does. */
export function difference(change) {
  const { riskDifference: since, risk } = change;
  if (!since) {
    return nothing;
  }
  const label = (name) => risk.factors.find((factor) => factor.name === name)?.label ?? name;
  const lines = [
    ...since.services.map(({ key, before, after }) =>
      t("change.since.service", {
        service: short(risk.services.find((service) => service.key === key)?.name ?? key),
        before: t(`state.${before}`),
        after: t(`state.${after}`),
      }),
    ),
    ...since.newCollisions.map((number) => t("change.since.collides", { number })),
    ...since.goneCollisions.map((number) => t("change.since.collides-no-more", { number })),
    ...since.newApprovers.map((who) => t("change.since.asked", { who: party(who) })),
    ...since.factors.map(({ name, before, after }) =>
      t("change.since.factor", { factor: label(name), before: before ?? "–", after: after ?? "–" }),
    ),
  ];
  if (!lines.length && since.score === 0) {
    return nothing;
  }
  return html`<div class="banner ${since.worse ? "warning" : ""}">
    <p>
      <b>${t(since.worse ? "change.since.worse" : "change.since")}</b>
      ${t("change.since.score", {
        before: since.riskAt.score,
        revision: since.riskAt.revision,
        time: moment(since.riskAt.assessedAt),
        now: risk.score,
      })}
      ${since.otherPolicy ? t("change.since.policy") : nothing}
    </p>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </div>`;
}
