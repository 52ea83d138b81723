/**
 * What each role asks first, and how the variables of those questions are filled with keys of this
 * estate.
 */
const DAY = 86_400_000;
const day = (days) => new Date(Math.ceil(Date.now() / DAY) * DAY + days * DAY).toISOString();
const change = (keys) => ({
  title: "Update the firmware",
  start: day(1),
  end: new Date(Date.parse(day(1)) + DAY / 24).toISOString(),
  changes: [{ key: keys.component, effect: "OUTAGE" }],
});

/** By roles: what they are called, and named operations of graphql/operations/. */
export const ROLES = {
  board: {
    word: "Change board",
    asks: ["agenda", "board-meeting", "change-risk", "collisions", "next-safe-slots"],
  },
  architect: {
    word: "Architect",
    asks: ["failure-analysis", "critical-components", "fragile-groups", "paths", "component-failure-impact"],
  },
  incidents: {
    word: "Incident manager",
    asks: ["what-breaks", "probable-causes", "impact", "outage-drawing"],
  },
  owner: {
    word: "Service owner",
    asks: ["availability", "failure-analysis", "coming-changes", "ci-page"],
  },
  automation: {
    word: "Automation",
    asks: ["register-assets", "plan-source", "sources", "search", "assess-change"],
  },
  auditor: {
    word: "Auditor",
    asks: ["revisions", "revision", "change", "ci-said-by"],
  },
};

/** By named operations: variables out of keys. An operation that is not here needs none. */
const VARIABLES = {
  agenda: () => ({ from: day(0), to: day(14) }),
  "assess-change": (keys) => ({ input: change(keys) }),
  availability: (keys) => ({ key: keys.service }),
  "board-meeting": (keys) => ({ number: keys.meeting }),
  change: (keys) => ({ number: keys.change }),
  "change-risk": (keys) => ({ number: keys.change }),
  "ci-page": (keys) => ({ key: keys.service }),
  "ci-said-by": (keys) => ({ key: keys.component }),
  collisions: () => ({ from: day(0), to: day(14) }),
  "coming-changes": () => ({ from: day(0), to: day(14) }),
  "component-failure-impact": (keys) => ({ services: keys.services }),
  "failure-analysis": (keys) => ({ key: keys.service }),
  impact: (keys) => ({ input: { failed: [{ key: keys.component }], includeActiveOutages: true } }),
  "next-safe-slots": (keys) => ({ input: change(keys) }),
  "outage-drawing": (keys) => ({ failed: [{ key: keys.component }] }),
  paths: (keys) => ({ from: keys.service, to: keys.component }),
  "plan-source": (keys) => ({ name: keys.source, ref: keys.branch }),
  "probable-causes": (keys) => ({ symptoms: keys.services.map((key) => ({ key, state: "OUTAGE" })) }),
  "register-assets": (keys) => ({
    input: {
      source: "a-script",
      dryRun: true,
      items: [{ class: "Server", name: "web-99", attributes: { hostname: "web-99.example.org" } }],
      dependencies: [],
      message: "Try it: nothing is written in a dry run.",
    },
  }),
  revision: (keys) => ({ number: keys.revision }),
  search: (keys) => ({ text: keys.name }),
  "what-breaks": (keys) => ({ key: keys.component }),
};

/** What `examples.graphql` answers as the keys that variables are made of. */
export function keysOf({ latestRevision, criticalComponents, changes, boardMeetings, sources }) {
  const services = criticalComponents.services.map((one) => one.ci);
  const service = services[0]?.key ?? "business-service:…";
  return {
    service,
    services: services.length ? services.slice(0, 3).map((one) => one.key) : [service],
    name: services[0]?.name ?? "…",
    component: criticalComponents.components.nodes[0]?.ci.key ?? "server:…",
    change: changes.nodes[0]?.number ?? "CHG-000001",
    meeting: boardMeetings.nodes[0]?.number ?? "CAB-000001",
    source: sources[0]?.name ?? "…",
    branch: sources[0]?.branch ?? "main",
    revision: latestRevision.number,
  };
}

/** @returns {string} JSON */
export const variablesOf = (operation, keys) => JSON.stringify(VARIABLES[operation]?.(keys) ?? {}, null, 2);
