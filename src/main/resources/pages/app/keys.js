/** Single keys, as far as the reader didn't switch them off and isn't typing. */
import { singleKeys } from "./choices.js";

const TYPING = "input, textarea, select, [contenteditable]";

/**
 * Calls what stands under a key. Returns a function that ends it.
 *
 * @param {Object<string, (event: KeyboardEvent) => void>} actions by `KeyboardEvent.key`
 */
export function onKeys(actions, target = document) {
  const pressed = (event) => {
    const action = actions[event.key];
    if (
      action &&
      singleKeys.on() &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey &&
      !event.target.closest?.(TYPING)
    ) {
      event.preventDefault();
      action(event);
    }
  };
  target.addEventListener("keydown", pressed);
  return () => target.removeEventListener("keydown", pressed);
}
