// The token stays in this tab: sessionStorage ends with it, and no other origin can read it.
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
    credentials: "omit",
    headers: {
      accept: "application/graphql-response+json, application/json",
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(request),
  });
  state.textContent =
    response.status !== 401 ? "Signed in." : token ? "This token is not known." : "Give a token to ask.";
  return response.json();
}

// A new key makes a new page, which reads the schema anew.
function show() {
  root.render(
    React.createElement(GraphiQL, {
      key: sessionStorage.getItem(KEY) ?? "",
      fetcher: ask,
      defaultQuery: FIRST_QUERY,
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
