/** GraphiQL with what roles ask in its tabs. */
import { ROLES, keysOf, variablesOf } from "./questions.js";
import { forRole, hasTabs, openTab } from "./storage.js";

// A token given here stays in this tab: sessionStorage ends with it, and no other origin can read it.
// Without one, the cookie of who signed in at the pages counts, beside a header that only we can send.
const KEY = "kaskade.token";

const FIRST_QUERY = `# Ask with Ctrl-Enter. Ctrl-Space shows what can be asked.
query Estate {
  cis(first: 10) {
    totalCount
    nodes {
      key
      name
      class
      owner
    }
  }
}
`;

const element = (id) => document.getElementById(id);
const { React, ReactDOM, GraphiQL } = window;
const root = ReactDOM.createRoot(element("graphiql"));

// What a page asked, e.g. /graphiql?operation=search&variables={"text":"pg"}, or whose questions
// are to be in the tabs, e.g. /graphiql?role=board.
const address = new URLSearchParams(location.search);
const operation = /^[a-z-]+$/.exec(address.get("operation") ?? "")?.[0];
const role = address.get("role") in ROLES ? address.get("role") : null;
const storage = role ? forRole(role) : localStorage;

async function ask(request) {
  const token = sessionStorage.getItem(KEY);
  const response = await fetch("graphql", {
    method: "POST",
    credentials: token ? "omit" : "same-origin",
    headers: {
      accept: "application/graphql-response+json, application/json",
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : { "kaskade-page": "1" }),
    },
    body: JSON.stringify({ ...request, extensions: { cost: true } }),
  });
  const refused = response.status === 401;
  element("state").textContent = !refused ? "Signed in" : token ? "This token is not known" : "Give a token to ask";
  element("state").parentElement.open ||= refused;
  return response.json();
}

const text = async (name) => {
  const file = await fetch(`app/latest/operations/${name}.graphql`);
  return file.ok ? file.text() : FIRST_QUERY;
};

/** Keys to fill in, asked for at most once; none where nobody is signed in. */
let keys;
const someKeys = () =>
  (keys ??= (async () => {
    const { data } = await ask({ query: await text("examples") });
    return data && keysOf(data);
  })());

async function question(name, given) {
  const found = given ? null : await someKeys();
  return { query: await text(name), variables: given ?? (found ? variablesOf(name, found) : "{}") };
}

// A new key makes a new page, which reads the schema anew.
async function show() {
  const given = operation && (await question(operation, address.get("variables")));
  const first = role && !hasTabs(storage);
  const tabs = first ? await Promise.all(ROLES[role].asks.map((name) => question(name))) : [];
  root.render(
    React.createElement(GraphiQL, {
      key: sessionStorage.getItem(KEY) ?? "",
      fetcher: ask,
      storage,
      defaultQuery: FIRST_QUERY,
      // The variables of the first tab are only taken from where those of the page stand.
      ...(first ? { defaultTabs: tabs, ...tabs[0] } : given),
      isHeadersEditorEnabled: false,
      shouldPersistHeaders: false,
    }),
  );
}

element("role").append(
  new Option("nobody in particular", "", true, role === null),
  ...Object.entries(ROLES).map(([name, { word }]) => new Option(word, name, false, name === role)),
);
element("role").addEventListener("change", (event) => {
  location.search = event.target.value ? `?role=${event.target.value}` : "";
});

element("copy").addEventListener("click", async () => {
  const { query, variables } = openTab(storage);
  const body = JSON.stringify({ query, variables: JSON.parse(variables || "{}") });
  await navigator.clipboard.writeText(
    `curl -s ${location.origin}/graphql \\\n` +
      `  -H "Authorization: Bearer $KASKADE_TOKEN" -H 'Content-Type: application/json' \\\n` +
      `  -d '${body.replaceAll("'", "'\\''")}'`,
  );
  element("said").textContent = "Copied; it needs a token in KASKADE_TOKEN.";
});

element("sign-in").addEventListener("submit", (event) => {
  event.preventDefault();
  const token = element("token").value.trim();
  if (token) {
    sessionStorage.setItem(KEY, token);
  } else {
    sessionStorage.removeItem(KEY);
  }
  element("token").value = "";
  element("state").parentElement.open = false;
  keys = undefined;
  show();
});

show();
