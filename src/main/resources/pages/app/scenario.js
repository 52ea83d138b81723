/**
 * The scenario that an address of the impact page holds: `fail=key`, `fail=key~DEGRADED`,
 * `active=1`, `rev=`.
 */

const DEGRADED = "~DEGRADED";

/** @param {URLSearchParams} query */
export function scenario(query) {
  const failed = new Map();
  for (const given of query.getAll("fail").filter(Boolean)) {
    const degraded = given.endsWith(DEGRADED);
    const key = degraded ? given.slice(0, -DEGRADED.length) : given;
    if (failed.get(key) !== "OUTAGE") {
      failed.set(key, degraded ? "DEGRADED" : "OUTAGE");
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
  return state === "DEGRADED" ? key + DEGRADED : key;
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
