/**
 * What a CI needs, and what needs it, as two trees out of the edges of a subgraph. A CI that
 * several need stands under each of them; one that stands above itself isn't opened again.
 */

/** @typedef {{ci: object, edge: object | null, side: "needs" | "needed-by", level: number, id: string, again: boolean, children: number}} Row */

export class Branches {
  /** @param {{nodes: object[], edges: object[]}} subgraph of the API */
  constructor({ nodes, edges }) {
    this.cis = new Map(nodes.map((ci) => [ci.key, ci]));
    this.needs = grouped(edges, (edge) => edge.dependent.key);
    this.neededBy = grouped(edges, (edge) => edge.provider.key);
  }

  /** The edges below a CI on one side, those to services and by name first. */
  below(key, side) {
    return (side === "needs" ? this.needs : this.neededBy).get(key) ?? [];
  }

  end(edge, side) {
    return this.cis.get(side === "needs" ? edge.provider.key : edge.dependent.key);
  }

  /**
   * The rows that are seen.
   *
   * @param {string[]} starts keys of the roots
   * @param {(id: string, level: number) => boolean} isOpen
   * @returns {Row[]}
   */
  rows(starts, isOpen) {
    const rows = [];
    for (const start of starts.filter((key) => this.cis.has(key))) {
      for (const side of ["needs", "needed-by"]) {
        this.#add(
          rows,
          { key: start, edge: null, side, level: 1, above: [], id: `${side}:${start}` },
          isOpen,
        );
      }
    }
    return rows;
  }

  #add(rows, { key, edge, side, level, above, id }, isOpen) {
    const again = above.includes(key);
    const below = again ? [] : this.below(key, side);
    rows.push({ ci: this.cis.get(key), edge, side, level, id, again, children: below.length });
    if (below.length && isOpen(id, level)) {
      for (const next of below) {
        const end = this.end(next, side);
        this.#add(
          rows,
          {
            key: end.key,
            edge: next,
            side,
            level: level + 1,
            above: [...above, key],
            id: `${id} ${next.type}:${end.key}:${next.group ?? ""}`,
          },
          isOpen,
        );
      }
    }
  }
}

function grouped(edges, by) {
  const groups = new Map();
  for (const edge of edges) {
    const key = by(edge);
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  return groups;
}
