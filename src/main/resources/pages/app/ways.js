/** The ways by which one CI depends on another. */
import { html, nothing } from "lit";
import { ciLink } from "./ci.js";
import { how } from "./needs.js";
import { t } from "./words.js";

/**
 * @param {object} found paths of the API
 * @param {number} chosen place of the one that is marked
 * @param {(place: number) => void} choose
 */
export function ways(found, chosen, choose) {
  const { paths, completeness } = found;
  if (paths.length === 0) {
    return html`<p>${t("explore.not-connected")}</p>`;
  }
  return html`<section>
    <h2 id="ways">${t("explore.ways", { count: paths.length })}</h2>
    <ol class="ways">
      ${paths.map(
        (path, place) =>
          html`<li class=${place === chosen ? "selected" : ""}>
            <button
              type="button"
              class="link"
              aria-pressed=${place === chosen ? "true" : "false"}
              @click=${() => choose(place)}
            >
              ${t("explore.hops", { count: path.length })}
            </button>
            ${ciLink(path.start)}${path.hops.map((hop) => html` → ${ciLink(hop.provider)} <span class="quiet">(${how(hop.dependencies[0])})</span>`)}
          </li>`,
      )}
    </ol>
    ${completeness.complete ? nothing : html`<p class="quiet">${t("explore.more-ways")}</p>`}
  </section>`;
}

/** Ids of the boxes on a way: its CIs, and the groups that they are needed through. */
export function onWay(path, drawing) {
  if (!path) {
    return new Set();
  }
  const ids = new Set([path.start.key]);
  let dependent = path.start.key;
  for (const { provider, dependencies } of path.hops) {
    const [{ group }] = dependencies;
    const through = drawing.boxes.find(
      (box) => group !== null && box.group?.name === group && box.key === dependent,
    );
    if (through) {
      ids.add(through.id);
    }
    ids.add(provider.key);
    dependent = provider.key;
  }
  return ids;
}
