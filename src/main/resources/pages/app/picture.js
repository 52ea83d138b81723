import { LitElement, html, nothing, svg } from "lit";
import { bolt, glyphAt, outline, polygon } from "./states.js";
import { first, step } from "./walk.js";
import { t } from "./words.js";

/** Smaller than this nobody reads the text: the picture scrolls instead. */
const SMALLEST_FIT = 0.75;
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2];
const GAP = 8;

/**
 * A drawing as the server laid it out, to be walked through and selected from.
 *
 * One tab stop: arrow keys walk, Enter opens, Space selects. Tells `picture-select` (with the box)
 * and `picture-open` (with the id of the fold that is to be opened).
 *
 * @property {object} drawing of the API; null while it is being made
 * @property {string} selected key of the CI that is selected anywhere on the page
 * @property {Set<string>} path keys of CIs to mark besides what the drawing marks
 * @property {boolean} outage whether something is assumed to fail in it
 * @property {(box: object) => string} address where a box leads
 */
export class KaskadePicture extends LitElement {
  static properties = {
    drawing: { attribute: false },
    selected: {},
    path: { attribute: false },
    outage: { type: Boolean },
    address: { attribute: false },
    at: { state: true },
    zoom: { state: true },
    room: { state: true },
    said: { state: true },
  };

  constructor() {
    super();
    this.drawing = null;
    this.selected = "";
    this.path = new Set();
    this.outage = false;
    this.address = (box) => `/ci/${encodeURIComponent(box.key)}`;
    this.at = 0;
    this.zoom = 0;
    this.room = 0;
    this.said = "";
    this.watching = new ResizeObserver(([entry]) => {
      this.room = Math.floor(entry.contentRect.width);
    });
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watching.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watching.disconnect();
  }

  willUpdate(changed) {
    if (changed.has("drawing") && this.drawing) {
      const before = changed.get("drawing")?.boxes[this.at]?.id;
      const same = this.drawing.boxes.findIndex((box) => box.id === before);
      this.at = same >= 0 ? same : first(this.drawing);
    }
    if (changed.has("selected") && this.drawing && this.selected) {
      const place = this.drawing.boxes.findIndex((box) => box.id === this.selected);
      this.at = place >= 0 ? place : this.at;
    }
  }

  /** Not before its room is known: until then its scale isn't, and to ask costs a layout. */
  updated(changed) {
    if (this.room && this.selected && ["selected", "drawing", "room"].some((name) => changed.has(name))) {
      this.reveal(this.at);
    }
  }

  /** Scrolls the frame, and nothing else, until the box is seen. */
  reveal(place) {
    const frame = this.querySelector(".picture-frame");
    const box = this.drawing?.boxes[place];
    if (!frame || !box) {
      return;
    }
    const [left, right] = [box.x * this.scale, (box.x + box.width) * this.scale + 3 * GAP];
    const [top, bottom] = [box.y * this.scale, (box.y + box.height) * this.scale + 3 * GAP];
    frame.scrollLeft = Math.min(left, Math.max(frame.scrollLeft, right - frame.clientWidth));
    frame.scrollTop = Math.min(top, Math.max(frame.scrollTop, bottom - frame.clientHeight));
  }

  /** Shown at this share of its size. */
  get scale() {
    if (this.zoom) {
      return this.zoom;
    }
    const fits = this.room > 0 ? (this.room - 2 * GAP) / this.drawing.width : 1;
    return Math.min(1, Math.max(SMALLEST_FIT, fits));
  }

  render() {
    const drawing = this.drawing;
    if (!drawing) {
      return html`<div class="picture-frame waiting" aria-busy="true"><p>${t("picture.waiting")}</p></div>`;
    }
    if (drawing.tooLarge) {
      return html`<p class="picture-none">${drawing.description}</p>`;
    }
    const width = Math.round(drawing.width * this.scale);
    const height = Math.round(drawing.height * this.scale);
    return html` <a class="skip" href="#after-${this.id}" @click=${this.skip}>${t("picture.skip")}</a>
      <div class="picture-frame">
        <svg
          width=${width}
          height=${height}
          viewBox=${`0 0 ${drawing.width} ${drawing.height}`}
          role="group"
          aria-label=${drawing.title}
          aria-describedby="${this.id}-about"
          @keydown=${this.key}
          @click=${this.click}
        >
          <g aria-hidden="true">${drawing.lines.map((line) => this.line(line))}</g>
          ${drawing.boxes.map((box, place) => this.box(box, place))}
        </svg>
      </div>
      <div class="picture-foot">
        <p class="quiet" id="${this.id}-about">${drawing.description}</p>
        <div class="buttons" role="group" aria-label=${t("picture.size")}>
          <button type="button" class="small" @click=${() => this.resize(0)} aria-pressed=${this.zoom === 0}>
            ${t("picture.fit")}
          </button>
          <button
            type="button"
            class="small"
            @click=${() => this.resize(-1)}
            aria-label=${t("picture.smaller")}
          >
            −
          </button>
          <button
            type="button"
            class="small"
            @click=${() => this.resize(1)}
            aria-label=${t("picture.larger")}
          >
            +
          </button>
        </div>
      </div>
      <p class="unseen" role="status">${this.said}</p>
      <span id="after-${this.id}" tabindex="-1"></span>`;
  }

  line(line) {
    const boxes = this.drawing.boxes;
    const onPath = line.onPath || (this.path.has(boxes[line.from].id) && this.path.has(boxes[line.to].id));
    const kind = `line${line.strength === "SOFT" ? " soft" : ""}${onPath ? " path" : ""}`;
    const end = line.points.slice(-2);
    return svg`<path class=${kind} d=${route(line.points)}></path>${
      line.backward
        ? polygon(`arrow${onPath ? " path" : ""}`, [end, [end[0] + 9, end[1] - 4], [end[0] + 9, end[1] + 4]])
        : nothing
    }`;
  }

  box(box, place) {
    const selected = box.id === this.selected;
    const onPath = box.onPath || this.path.has(box.id);
    const kinds = ["box", `state-${box.state}`, `kind-${box.kind}`];
    if (box.service) kinds.push("service");
    if (onPath) kinds.push("path");
    if (selected) kinds.push("selected");
    if (box.subject) kinds.push("subject");
    const group = box.kind === "GROUP";
    const x = box.x + (this.outage ? (group ? 27 : 34) : 14);
    return svg`<a class=${kinds.join(" ")} href=${this.address(box)} data-place=${place}
        tabindex=${place === this.at ? 0 : -1} aria-label=${box.name} aria-current=${selected ? "true" : nothing}>
      <title>${box.name}</title>
      ${
        box.kind === "FOLD" || (group && box.count > 1)
          ? outline(box.state, { ...box, x: box.x + 5, y: box.y + 5 }, "shape behind")
          : nothing
      }
      ${outline(box.state, box)}
      ${this.outage ? glyphAt(box.state, box.x + (group ? 15 : 19), box.y + box.height / 2) : nothing}
      <text x=${x} y=${box.y + (group ? 13 : 19)} class=${group ? "small" : "name"}>${box.label[0]}</text>
      <text x=${x} y=${box.y + (group ? 25 : 34)} class="small">${box.label[1]}</text>
      ${box.openRecords?.length ? badge(box) : nothing}
      ${this.outage && box.subject ? bolt(box.x + box.width - 17, box.y + 25) : nothing}
      <rect class="ring" x=${box.x - 4} y=${box.y - 4} width=${box.width + 8} height=${box.height + 8} rx="8"></rect>
    </a>`;
  }

  skip(event) {
    event.preventDefault();
    this.querySelector(`#after-${this.id}`).focus();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === " ") {
      this.choose(this.drawing.boxes[this.at]);
    } else if (event.key === "Enter" && this.drawing.boxes[this.at].kind === "FOLD") {
      this.choose(this.drawing.boxes[this.at]);
    } else if (event.key === "+" || event.key === "-") {
      this.resize(event.key === "+" ? 1 : -1);
    } else if (event.key === "0") {
      this.resize(0);
    } else if (/^(Arrow|Home$|End$)/.test(event.key)) {
      this.go(step(this.drawing, this.at, event.key));
    } else {
      return;
    }
    event.preventDefault();
  }

  async go(place) {
    this.at = place;
    await this.updateComplete;
    this.querySelector(`[data-place="${place}"]`).focus();
  }

  click(event) {
    const link = event.target.closest("a.box");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.detail === 0) {
      return;
    }
    event.preventDefault();
    this.at = Number(link.dataset.place);
    this.choose(this.drawing.boxes[this.at]);
  }

  choose(box) {
    const fold = box.kind === "FOLD";
    this.said = t(fold ? "picture.opened" : "picture.selected", { name: box.name });
    this.dispatchEvent(
      new CustomEvent(fold ? "picture-open" : "picture-select", { detail: box, bubbles: true }),
    );
  }

  /** Larger, smaller, or 0: as it fits. */
  resize(by) {
    if (by === 0) {
      this.zoom = 0;
      return;
    }
    const scale = this.scale;
    this.zoom =
      by > 0
        ? (ZOOMS.find((zoom) => zoom > scale + 0.01) ?? ZOOMS.at(-1))
        : (ZOOMS.findLast((zoom) => zoom < scale - 0.01) ?? ZOOMS[0]);
  }
}

/** How many records are open on it; its name says which. */
function badge({ x, y, width, openRecords }) {
  const count = openRecords.length > 99 ? "99+" : openRecords.length;
  return svg`<circle class="badge" cx=${x + width - 8} cy=${y + 2} r="10"></circle>
    <text class="badge small" x=${x + width - 8} y=${y + 6}>${count}</text>`;
}

/** Straight through columns, bent between them. */
function route(points) {
  let [x, y] = points;
  let d = `M${x} ${y}`;
  for (let at = 2; at < points.length; at += 2) {
    const [nextX, nextY] = points.slice(at, at + 2);
    const bend = Math.trunc((x + nextX) / 2);
    d += nextY === y ? `H${nextX}` : `C${bend} ${y} ${bend} ${nextY} ${nextX} ${nextY}`;
    [x, y] = [nextX, nextY];
  }
  return d;
}

customElements.define("kaskade-picture", KaskadePicture);
