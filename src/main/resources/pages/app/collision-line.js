/** A change and those it collides with, as a time line with their overlaps framed. */
import { html } from "lit";
import { short } from "./ci.js";
import { changePage } from "./links.js";
import { shortDay, span, timeOf, zoneName } from "./times.js";
import { timeline } from "./timeline.js";
import { t } from "./words.js";

const HOUR = 3_600_000;
const STEPS = [1, 2, 3, 6, 12, 24, 48, 96];
const MOST_TICKS = 12;

export function collisionLine(change) {
  const others = change.risk.collisions;
  const spans = [change, ...others.map((one) => one.with)].map(stretch);
  const time = {
    start: Math.floor(Math.min(...spans.map(({ start }) => start)) / HOUR - 1) * HOUR,
    end: Math.ceil(Math.max(...spans.map(({ end }) => end)) / HOUR + 1) * HOUR,
  };
  const frame = (one) => stretch({ start: one.overlapStart, end: one.overlapEnd });
  return html`<div class="table" role="region" tabindex="0" aria-label=${t("change.timeline")}>
    ${timeline({
      name: t("change.timeline"),
      time,
      now: Date.now(),
      ticks: hours(time),
      closed: [],
      groups: [
        {
          title: t("change.times-in", { zone: zoneName() }),
          bars: [
            bar(change, others.map(frame), t("change.this")),
            ...others.map((one) => bar(one.with, [frame(one)], t("change.colliding"))),
          ],
        },
      ],
    })}
  </div>`;
}

const stretch = ({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) });

function bar(one, frames, word) {
  return {
    ...stretch(one),
    href: changePage(one.number),
    label: one.number,
    note: short(one.title),
    word,
    frames,
    name: `${one.number} ${short(one.title)}. ${span(one.start, one.end)}. ${word}`,
  };
}

/** Full hours, few enough to be read; the first, and midnight, as days. */
function hours({ start, end }) {
  const step = STEPS.find((one) => (end - start) / HOUR / one <= MOST_TICKS) ?? STEPS.at(-1);
  const ticks = [];
  for (let at = start; at < end; at += step * HOUR) {
    const time = timeOf(at);
    ticks.push({ at, word: at === start || time === "00:00" ? `${shortDay(at)} ${time}` : time });
  }
  return ticks;
}
