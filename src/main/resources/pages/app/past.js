/** What a CI was: its present values with its history taken back. */

/**
 * Values by name as they were at a revision.
 *
 * @param {Object<string, unknown>} now values by name
 * @param {object[]} history entries of the API, newest first, back to that revision at least
 * @param {number} revision
 */
export function valuesAt(now, history, revision) {
  const values = { ...now };
  for (const entry of history.filter((one) => one.revision.number > revision)) {
    for (const { attribute, before } of entry.attributes) {
      if (before === null) {
        delete values[attribute];
      } else {
        values[attribute] = before;
      }
    }
  }
  return values;
}

/**
 * What changed from one revision to a later one, by name; what came back to what it was didn't.
 *
 * @returns {{attribute: string, before: unknown, after: unknown}[]}
 */
export function differences(history, from, to) {
  const found = new Map();
  const between = history.filter(({ revision }) => revision.number > from && revision.number <= to);
  for (const entry of [...between].reverse()) {
    for (const { attribute, before, after } of entry.attributes) {
      found.set(attribute, {
        attribute,
        before: found.has(attribute) ? found.get(attribute).before : before,
        after,
      });
    }
  }
  return [...found.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

/**
 * What it needs otherwise at a later revision than at an earlier one.
 *
 * @returns {{type: string, provider: string, group: string | null, before: object | null, after: object | null}[]}
 */
export function otherNeeds(history, from, to) {
  const found = new Map();
  const between = history.filter(({ revision }) => revision.number > from && revision.number <= to);
  for (const entry of [...between].reverse()) {
    for (const one of entry.dependencies) {
      const name = JSON.stringify([one.type, one.provider, one.group]);
      found.set(name, { ...one, before: found.has(name) ? found.get(name).before : one.before });
    }
  }
  return [...found.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}
