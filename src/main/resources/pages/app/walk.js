import { STATES } from "./states.js";

/**
 * Walking through a drawing with arrow keys: right and left along the failure, up and down within
 * a column.
 */

/** What each key does in a picture. */
export const KEYS = [
  ["→ ←", "picture.key.along"],
  ["↑ ↓", "picture.key.column"],
  ["Home End", "picture.key.ends"],
  ["Enter", "picture.key.open"],
  ["Space", "picture.key.select"],
  ["+ − 0", "picture.key.size"],
];

/**
 * Where a key leads.
 * @param {{boxes: object[], lines: object[]}} drawing of the API
 * @param {number} at place of the box one is at
 * @param {string} key of a keyboard event
 * @returns {number} place of the box it leads to; `at` where it leads nowhere
 */
export function step(drawing, at, key) {
  switch (key) {
    case "ArrowRight":
      return nearest(
        drawing,
        at,
        drawing.lines.filter((line) => line.from === at).map((line) => line.to),
      );
    case "ArrowLeft":
      return nearest(
        drawing,
        at,
        drawing.lines.filter((line) => line.to === at).map((line) => line.from),
      );
    case "ArrowDown":
      return inColumn(drawing, at, at + 1);
    case "ArrowUp":
      return inColumn(drawing, at, at - 1);
    case "Home":
      return first(drawing);
    case "End":
      return worstService(drawing);
    default:
      return at;
  }
}

/** The place of what the drawing is about. */
export function first(drawing) {
  return Math.max(
    0,
    drawing.boxes.findIndex((box) => box.subject),
  );
}

function nearest(drawing, at, places) {
  const distance = (place) => Math.abs(drawing.boxes[place].y - drawing.boxes[at].y);
  return places.reduce((best, place) => (best === at || distance(place) < distance(best) ? place : best), at);
}

function inColumn(drawing, at, next) {
  const there = drawing.boxes[next];
  return there && there.column === drawing.boxes[at].column ? next : at;
}

function worstService(drawing) {
  let worst = drawing.boxes.length - 1;
  let severity = -1;
  drawing.boxes.forEach((box, place) => {
    if (box.service && STATES.indexOf(box.state) > severity) {
      worst = place;
      severity = STATES.indexOf(box.state);
    }
  });
  return worst;
}
