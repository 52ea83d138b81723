/** Asks GraphQL by the named operations of graphql/operations/, and by nothing else. */
import { known, t } from "./words.js";

/** Pages of other origins can't send this header; see PageCookie. */
const OURS = { "kaskade-page": "1" };
const JSON_TYPES = "application/graphql-response+json, application/json";

const texts = new Map();
const partial = new WeakMap();

/** Why there is no answer, in words of the reader's language where they are known. */
export class Refused extends Error {
  /** @param {{message: string, extensions?: {code?: string}}} error as GraphQL says it */
  constructor(error) {
    super(error.message);
    this.code = error.extensions?.code ?? "UNKNOWN";
    /** Keys that may have been meant instead. */
    this.nearest = error.extensions?.nearest ?? [];
    this.requestId = /request ([0-9a-f-]{8,})/.exec(error.message)?.[1];
  }

  /** Our words for it; null when the server's own, in English, are all there are. */
  get words() {
    return known(`refused.${this.code}`) ? t(`refused.${this.code}`) : null;
  }
}

/** The text of an operation. */
export function operation(name) {
  if (!texts.has(name)) {
    const text = fetch(new URL(`./operations/${name}.graphql`, import.meta.url)).then((answer) => {
      if (!answer.ok) {
        throw new Refused({ message: `${answer.status} ${name}`, extensions: { code: "OFFLINE" } });
      }
      return answer.text();
    });
    text.catch(() => texts.delete(name));
    texts.set(name, text);
  }
  return texts.get(name);
}

/**
 * The data of an answer. Parts that are missing are null in it; `missing` says why.
 *
 * @param {string} name of a file in graphql/operations/
 * @param {object} [variables]
 * @param {{signal?: AbortSignal}} [options]
 * @throws {Refused} where there is no data
 */
export async function ask(name, variables = {}, { signal } = {}) {
  const response = await post(name, variables, JSON_TYPES, signal);
  const answer = await response.json().catch(() => ({}));
  if (!answer.data) {
    throw new Refused(
      answer.errors?.[0] ?? { message: `HTTP ${response.status}`, extensions: { code: "INTERNAL_ERROR" } },
    );
  }
  partial.set(answer.data, (answer.errors ?? []).map((error) => new Refused(error)));
  return answer.data;
}

/** Why parts of an answer are missing. */
export const missing = (data) => partial.get(data) ?? [];

/**
 * Follows a subscription, result by result, until the signal ends it or the connection breaks.
 *
 * @param {(data: object) => void} next
 */
export async function follow(name, variables, next, { signal } = {}) {
  const response = await post(name, variables, "text/event-stream", signal);
  if (!response.ok) {
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    const events = (rest + value).split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const data = /^event: next\ndata: (.*)$/m.exec(event)?.[1];
      const result = data && JSON.parse(data);
      if (result?.data) {
        next(result.data);
      }
    }
  }
}

/** Opens GraphiQL with an operation and its variables: a query to keep. */
export function graphiql(name, variables) {
  const query = new URLSearchParams({ operation: name, variables: JSON.stringify(variables, null, 2) });
  return `/graphiql?${query}`;
}

async function post(name, variables, accept, signal) {
  const query = await operation(name);
  try {
    return await fetch("/graphql", {
      method: "POST",
      headers: { ...OURS, accept, "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
      signal,
    });
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Refused({ message: failure.message, extensions: { code: "OFFLINE" } });
  }
}

/** Waits for something that belongs on a page from the start, but not so long that the rest is late. */
export const within = (answer, milliseconds = 1_000) =>
  Promise.race([answer, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
