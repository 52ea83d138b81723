/** Where GraphiQL keeps its tabs. */

const TABS = "graphiql:tabState";
const OF_TABS = new Set([TABS, "graphiql:query", "graphiql:variables", "graphiql:operationName"]);

/**
 * Tabs of a role are its own and last as long as this tab of the browser; all else GraphiQL keeps,
 * such as its theme, is kept for good.
 */
export function forRole(role) {
  const at = (key) => (OF_TABS.has(key) ? [sessionStorage, `${role}:${key}`] : [localStorage, key]);
  return {
    get length() {
      return localStorage.length;
    },
    getItem(key) {
      const [storage, name] = at(key);
      return storage.getItem(name);
    },
    setItem(key, value) {
      const [storage, name] = at(key);
      storage.setItem(name, value);
    },
    removeItem(key) {
      const [storage, name] = at(key);
      storage.removeItem(name);
    },
    clear() {
      [...OF_TABS].forEach((key) => this.removeItem(key));
    },
  };
}

/** Whether they were filled before. */
export const hasTabs = (storage) => storage.getItem(TABS) !== null;

/** What stands in the tab in front. */
export function openTab(storage) {
  const { tabs = [], activeTabIndex = 0 } = JSON.parse(storage.getItem(TABS) ?? "{}");
  return tabs[activeTabIndex] ?? { query: "", variables: "" };
}
