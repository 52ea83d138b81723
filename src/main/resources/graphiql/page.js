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

const form = document.getElementById("sign-in");
const field = document.getElementById("token");
const state = document.getElementById("state");
const { React, ReactDOM, GraphiQL } = window;
const root = ReactDOM.createRoot(document.getElementById("graphiql"));

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
    body: JSON.stringify(request),
  });
  state.textContent =
    response.status !== 401 ? "Signed in." : token ? "This token is not known." : "Give a token to ask.";
  return response.json();
}

// What a page asked, e.g. /graphiql?operation=search&variables={"text":"pg"}.
const address = new URLSearchParams(location.search);
const operation = /^[a-z-]+$/.exec(address.get("operation") ?? "")?.[0];
const given = operation && {
  query: await fetch(`app/latest/operations/${operation}.graphql`).then((file) =>
    file.ok ? file.text() : FIRST_QUERY,
  ),
  variables: address.get("variables") ?? "{}",
};

// A new key makes a new page, which reads the schema anew.
function show() {
  root.render(
    React.createElement(GraphiQL, {
      key: sessionStorage.getItem(KEY) ?? "",
      fetcher: ask,
      defaultQuery: FIRST_QUERY,
      ...given,
      isHeadersEditorEnabled: false,
      shouldPersistHeaders: false,
    }),
  );
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const token = field.value.trim();
  if (token) {
    sessionStorage.setItem(KEY, token);
  } else {
    sessionStorage.removeItem(KEY);
  }
  field.value = "";
  show();
});

show();
