/**
 * The scenario that an address of the impact page holds: `fail=key`, `fail=key~DEGRADED`,
 * `active=1`, `rev=`.
 */

/**
 * `key` or `key~STATE`, of these states; OUTAGE where none is named.
 *
 * @param {string[]} states
 */
export function stated(given, states) {
  const state = states.find((one) => given.endsWith(`~${one}`));
  return state ? { key: given.slice(0, -state.length - 1), state } : { key: given, state: "OUTAGE" };
}

/** @param {URLSearchParams} query */
export function scenario(query) {
  const failed = new Map();
  for (const given of query.getAll("fail").filter(Boolean)) {
    const { key, state } = stated(given, ["DEGRADED"]);
    if (failed.get(key) !== "OUTAGE") {
      failed.set(key, state);
    }
  }
  const revision = query.get("rev");
  return {
    failed: [...failed].map(([key, state]) => ({ key, state })),
    active: query.get("active") === "1",
    revision: /^\d{1,9}$/.test(revision ?? "") ? Number(revision) : null,
  };
}

/** As `fail` has it. */
export function written({ key, state }) {
  return state === "DEGRADED" ? `${key}~DEGRADED` : key;
}

/** Address of the page for one more or one less failed CI. */
export function withFailed(query, failed) {
  const next = new URLSearchParams(query);
  for (const name of ["fail", "sel", "open", "state", "class"]) {
    next.delete(name);
  }
  failed.forEach((one) => next.append("fail", written(one)));
  return next;
}
