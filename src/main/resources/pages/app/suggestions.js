/** CIs for what somebody types: asked for after a pause, and only for the newest text. */
import { ask } from "./ask.js";

const PAUSE = 150;

/**
 * @param {(cis: object[]) => void} found
 * @param {() => void} none there is no text, or no answer
 * @returns `typed` to tell each text, `stop` to look no further
 */
export function suggestions(found, none) {
  let timer = 0;
  let asking = null;
  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
  };
  const find = async (text) => {
    asking = new AbortController();
    try {
      const { search } = await ask("suggest", { text }, asking);
      found(search.hits.nodes.map((hit) => hit.ci));
    } catch (failure) {
      // Suggestions are a shortcut: whoever goes on without them is told what is wrong there.
      if (failure.name !== "AbortError") {
        none();
      }
    }
  };
  return {
    stop,
    typed(given) {
      stop();
      const text = given.trim();
      if (text) {
        timer = setTimeout(find, PAUSE, text);
      } else {
        none();
      }
    },
  };
}
