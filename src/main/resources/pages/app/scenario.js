/**
 * The scenario that an address of the impact page holds: `fail=key`, `fail=key~DEGRADED`,
 * `active=1`, `rev=`; `vs=key` is what fails in another one that it is compared with.
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

/** What fails by one name in an address. */
function failedIn(query, name) {
  const failed = new Map();
  for (const given of query.getAll(name).filter(Boolean)) {
    const { key, state } = stated(given, ["DEGRADED"]);
    if (failed.get(key) !== "OUTAGE") {
      failed.set(key, state);
    }
  }
  return [...failed].map(([key, state]) => ({ key, state }));
}

/** @param {URLSearchParams} query */
export function scenario(query) {
  const revision = query.get("rev");
  return {
    failed: failedIn(query, "fail"),
    versus: failedIn(query, "vs"),
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

/** Address of the page with one more box open. */
export function withOpen(query, box) {
  const next = new URLSearchParams(query);
  next.append("open", box);
  return `/impact?${next}`;
}
