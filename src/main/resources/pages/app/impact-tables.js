/** What an outage reaches, in tables that filter and select. */
import { html, nothing } from "lit";
import { CRITICALITIES, ciLink, criticalitySign, nameWord, short } from "./ci.js";
import { STATES, stateMark } from "./states.js";
import { table } from "./table.js";
import { number, t } from "./words.js";

const WORST_FIRST = [...STATES].reverse();

export function filters(page, answer) {
  const { states } = page.asked;
  const counts = new Map(answer.counts.map((one) => [one.state, one.count]));
  const held = heldGroups(answer).length;
  return html`<div class="chips" role="group" aria-label=${t("impact.filter")}>
    ${WORST_FIRST.filter((state) => state !== "UNAFFECTED").map(
      (state) =>
        html`<button
          type="button"
          class="chip"
          aria-pressed=${states.includes(state) ? "true" : "false"}
          @click=${() => page.filter("state", toggled(states, state))}
        >
          ${stateMark(state)} <b>${number(counts.get(state) ?? 0)}</b>
        </button>`,
    )}
    ${held ? html`<a class="chip" href="#groups">${t("impact.held", { count: held })}</a>` : nothing}
  </div>`;
}

export function services(page, answer) {
  const services = [...answer.services].sort(
    (a, b) =>
      STATES.indexOf(b.state) - STATES.indexOf(a.state) ||
      CRITICALITIES.indexOf(b.ci.criticality) - CRITICALITIES.indexOf(a.ci.criticality),
  );
  return html`<section>
    <h2 id="services">${t("impact.services")}</h2>
    ${
      services.length === 0
        ? html`<p>${noService(answer)}</p>`
        : table(
            t("impact.services"),
            [
              t("impact.service"),
              t("impact.state"),
              t("impact.why"),
              t("impact.owner"),
              t("impact.criticality"),
            ],
            services.map(
              (row) =>
                html`<tr class=${row.ci.key === page.asked.selected ? "selected" : ""}>
                  <th scope="row">${selects(page, row.ci)}</th>
                  <td>${stateMark(row.state)}</td>
                  <td class="sentence">${row.why}</td>
                  <td><bdi>${row.ci.owner ? short(row.ci.owner) : t("impact.no-owner")}</bdi></td>
                  <td>${criticalitySign(row.ci.criticality)}</td>
                </tr>`,
            ),
            { unseen: true },
          )
    }
  </section>`;
}

/** Success is explained, not blank. */
function noService(answer) {
  const others =
    answer.counts.filter((one) => one.state !== "UNAFFECTED").reduce((sum, one) => sum + one.count, 0) -
    answer.failed.length;
  const held = heldGroups(answer).length;
  return html`${others > 0 ? t("impact.no-service") : t("impact.nothing")}
  ${held ? t("impact.groups-hold", { count: held }) : nothing}`;
}

export function groups(page, answer) {
  const groups = answer.weakenedGroups;
  return html`<section>
    <h2 id="groups">${t("impact.groups", { count: groups.length })}</h2>
    ${
      groups.length === 0
        ? html`<p>${t("impact.no-group")}</p>`
        : table(
            t("impact.groups", { count: groups.length }),
            [
              t("impact.group"),
              t("impact.of"),
              { word: t("impact.members"), number: true },
              { word: t("impact.need"), number: true },
              { word: t("impact.up"), number: true },
              t("impact.spare"),
            ],
            groups.map(
              (group) =>
                html`<tr>
                  <th scope="row"><bdi>${short(group.group)}</bdi></th>
                  <td>${ciLink(group.dependent)}</td>
                  <td class="number">${number(group.members)}</td>
                  <td class="number">${number(group.need)}</td>
                  <td class="number">${number(group.up)}</td>
                  <td>${spare(group)}</td>
                </tr>`,
            ),
            { unseen: true },
          )
    }
  </section>`;
}

export function affected(page, answer) {
  const { classes, states } = page.asked;
  const { nodes, totalCount, pageInfo } = answer.affected;
  const rows = [...nodes, ...page.further.flatMap((page) => page.nodes)];
  const more = (page.further.at(-1)?.pageInfo ?? pageInfo).hasNextPage;
  const added = answer.added && new Set(answer.added.nodes.map((one) => one.ci.key));
  return html`<section>
    <div class="section-head">
      <h2 id="affected">${t("impact.affected", { count: totalCount })}</h2>
      ${
        answer.classes.length > 1
          ? html`<label class="inline"
              >${t("impact.class")}
              <select
                @change=${(event) => page.filter("class", event.target.value ? [event.target.value] : [])}
              >
                <option value="" ?selected=${classes.length === 0}>${t("impact.all-classes")}</option>
                ${answer.classes.map((one) => html`<option value=${one.class} ?selected=${classes.includes(one.class)}>${nameWord(one.class)} (${number(one.count)})</option>`)}
              </select>
            </label>`
          : nothing
      }
      ${
        classes.length || states.length
          ? html`<button type="button" class="quiet" @click=${() => page.go({ state: null, class: null })}>
              ${t("impact.all")}
            </button>`
          : nothing
      }
    </div>
    ${table(
      t("impact.affected", { count: totalCount }),
      [
        t("impact.ci"),
        t("impact.class"),
        t("impact.state"),
        { word: t("impact.hops"), number: true },
        t("impact.why"),
      ],
      rows.map(
        (row) =>
          html`<tr class=${row.ci.key === page.asked.selected ? "selected" : ""}>
            <th scope="row">${selects(page, row.ci)}</th>
            <td>${nameWord(row.ci.class)}</td>
            <td>
              ${stateMark(row.state)}
              ${added && !added.has(row.ci.key) && answer.added.totalCount <= 1000 ? html`<span class="quiet">${t("impact.already-so")}</span>` : nothing}
            </td>
            <td class="number">${number(row.depth)}</td>
            <td class="sentence">${row.why}</td>
          </tr>`,
      ),
      { unseen: true },
    )}
    ${more ? html`<p><button type="button" @click=${() => page.more(answer)}>${t("impact.more", { count: totalCount - rows.length })}</button></p>` : nothing}
  </section>`;
}

/** A name that selects its CI in the picture and the panel. */
function selects(page, ci) {
  const selected = ci.key === page.asked.selected;
  return html`<button
    type="button"
    class="link"
    title=${short(ci.key, 400)}
    aria-pressed=${selected ? "true" : "false"}
    @click=${() => page.select(selected ? "" : ci.key)}
  >
    <bdi>${short(ci.name)}</bdi>
  </button>`;
}

const heldGroups = (answer) => answer.weakenedGroups.filter((group) => group.up >= group.need);

const spare = (group) =>
  group.up < group.need
    ? t("impact.broken")
    : group.up === group.need
      ? t("impact.none-spare")
      : number(group.up - group.need);

const toggled = (values, value) =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

