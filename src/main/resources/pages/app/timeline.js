/** A stretch of time as a picture: rows with spans, blackouts behind them, overlaps framed. */
import { html, nothing, svg } from "lit";

const LABELS = 250;
const WIDTH = 1180;
const ROW = 30;
const HEAD = 44;
const BAR = 16;

/**
 * @typedef {{start: number, end: number}} Span in milliseconds
 * @typedef {Span & {href: string, name: string, label: string, note: string, word: string, frames: Span[]}} Bar
 *   `name` says all of it, for who doesn't see it; `label` and `word` stand beside it
 * @typedef {{title: string, bars: Bar[]}} Group
 */

/**
 * @param {object} what
 * @param {string} what.name of the picture
 * @param {Span} what.time
 * @param {number} what.now is marked by a line
 * @param {{at: number, word: string}[]} what.ticks where a day begins
 * @param {Group[]} what.groups
 * @param {(Span & {word: string})[]} what.closed when nothing may be changed
 */
export function timeline({ name, time, now, ticks, groups, closed }) {
  const x = (moment) =>
    LABELS + ((Math.min(Math.max(moment, time.start), time.end) - time.start) / (time.end - time.start)) * (WIDTH - LABELS);
  const rows = [];
  let y = HEAD;
  for (const group of groups) {
    rows.push(svg`<text class="group" x="8" y=${y + 20}>${shortened(group.title, 34)}</text>`);
    y += ROW;
    for (const bar of group.bars) {
      rows.push(row(bar, x, y));
      y += ROW;
    }
  }
  const height = y + 8;
  return html`<svg
    class="timeline"
    viewBox="0 0 ${WIDTH} ${height}"
    width=${WIDTH}
    height=${height}
    role="group"
    aria-label=${name}
  >
    <defs>
      <pattern id="closed" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V8" class="hatch"></path>
      </pattern>
    </defs>
    ${closed.map(
      (one) => svg`<rect x=${x(one.start)} y=${HEAD} width=${Math.max(2, x(one.end) - x(one.start))} height=${height - HEAD} fill="url(#closed)" class="closed"></rect>
        <text class="small" x=${x(one.start) + 4} y=${HEAD - 5}>${fitting(one.word, x(one.end) - x(one.start))}</text>`,
    )}
    ${now > time.start && now < time.end ? svg`<path class="now" d="M${x(now)} ${HEAD}V${height}"></path>` : nothing}
    ${ticks.map(
      ({ at, word }) => svg`<path class="tick" d="M${x(at)} 20V${height}"></path>
        <text x=${x(at) + 4} y="16">${word}</text>`,
    )}
    <path class="tick" d=${`M0 ${HEAD}H${WIDTH}`}></path>
    ${rows}
  </svg>`;
}

function row(bar, x, y) {
  const left = x(bar.start);
  const right = Math.max(left + 4, x(bar.end));
  // Beside the span, on the side that has room.
  const after = WIDTH - right > 150;
  return svg`<a href=${bar.href} aria-label=${bar.name}>
    <title>${bar.name}</title>
    <rect class="hit" x="0" y=${y} width=${WIDTH} height=${ROW}></rect>
    <text x="20" y=${y + 20}><tspan class="number">${bar.label}</tspan> ${shortened(bar.note, 16)}</text>
    <rect class="bar" x=${left} y=${y + (ROW - BAR) / 2} width=${right - left} height=${BAR} rx="3"></rect>
    ${bar.frames.map(
      (frame) => svg`<rect class="overlap" x=${x(frame.start) - 2} y=${y + 3} width=${Math.max(6, x(frame.end) - x(frame.start)) + 4} height=${ROW - 6} rx="4"></rect>`,
    )}
    <text class="word" x=${after ? right + 8 : left - 8} y=${y + 20} text-anchor=${after ? "start" : "end"}>${bar.word}</text>
  </a>`;
}

/** As much of a name as there is room for, if that says anything. */
const fitting = (text, room) => (room < 60 ? "" : shortened(text, Math.floor(room / 6)));

/** Names are cut at the end; the whole one is in the name of the row. */
const shortened = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
