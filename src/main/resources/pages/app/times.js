/** Windows of time, in the zone of the organisation and, where it is another, of the reader. */
import { ask } from "./ask.js";
import { language, ownZone } from "./words.js";

const locale = language === "en" ? "en-GB" : language;
const DAY = 86_400_000;

/** The zone whose clock windows are shown by, e.g. "Europe/Berlin"; UTC until it is known. */
let zone = "UTC";
let asked = null;

/** Asks for the zone once; pages wait for it before they show times. */
export function zoneKnown() {
  asked ??= ask("time-zone").then(
    (answer) => {
      zone = answer.timeZone;
    },
    (failure) => {
      asked = null;
      throw failure;
    },
  );
  return asked;
}

const own = ownZone();

const format = (options) => new Intl.DateTimeFormat(locale, options);
const DATE = {
  weekday: "short",
  day: "numeric",
  month: language === "de" ? "2-digit" : "short",
  year: "numeric",
};
const formats = new Map();

/** What shows days and times by the clock of a zone. */
function clock(timeZone) {
  if (!formats.has(timeZone)) {
    formats.set(timeZone, {
      date: format({ ...DATE, timeZone }),
      short: format({ ...DATE, year: undefined, timeZone }),
      time: format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }),
      name: format({ timeZoneName: "short", timeZone }),
      // Sorts and compares as text.
      day: new Intl.DateTimeFormat("en-CA", { timeZone }),
    });
  }
  return formats.get(timeZone);
}

const abbreviation = (instant, timeZone) =>
  clock(timeZone)
    .name.formatToParts(instant)
    .find((part) => part.type === "timeZoneName").value;

/** Midnight ends the day before. */
function lastMoment(end, timeZone) {
  const ends = clock(timeZone).time.format(end) === "00:00";
  return { day: ends ? new Date(end.getTime() - 1) : end, time: ends ? "24:00" : clock(timeZone).time.format(end) };
}

/** A dash that no line is broken at. */
const DASH = "\u2060–\u2060";

function within(start, end, timeZone) {
  const { date, day, time } = clock(timeZone);
  const last = lastMoment(end, timeZone);
  return day.format(start) === day.format(last.day)
    ? `${date.format(start)}, ${time.format(start)}${DASH}${last.time}`
    : `${date.format(start)}, ${time.format(start)} – ${date.format(last.day)}, ${last.time}`;
}

/** The clock times alone on one day, the same as in the zone of the organisation. */
function elsewhere(start, end, timeZone) {
  const { day, time } = clock(timeZone);
  const days = [
    day.format(start),
    day.format(lastMoment(end, timeZone).day),
    clock(zone).day.format(start),
    clock(zone).day.format(lastMoment(end, zone).day),
  ];
  const text = days.every((one) => one === days[0])
    ? `${time.format(start)}${DASH}${lastMoment(end, timeZone).time}`
    : within(start, end, timeZone);
  return `${text} ${abbreviation(start, timeZone)}`;
}

/** "Tue, 24 Nov 2026, 22:00–24:00 CET (21:00–23:00 UTC)", with the reader's own time where it differs. */
export function span(from, to) {
  const start = new Date(from);
  const end = new Date(to);
  const here = abbreviation(start, zone);
  const others = ["UTC", own]
    .filter((other, place, all) => all.indexOf(other) === place)
    .filter((other) => abbreviation(start, other) !== here);
  const beside = others.map((other) => elsewhere(start, end, other)).join("; ");
  return `${within(start, end, zone)} ${here}${beside ? ` (${beside})` : ""}`;
}

/** "Tue, 24 Nov, 22:00–24:00", for tables that say the zone once. */
export function shortSpan(from, to) {
  const start = new Date(from);
  const last = lastMoment(new Date(to), zone);
  const { day, short, time } = clock(zone);
  return day.format(start) === day.format(last.day)
    ? `${short.format(start)}, ${time.format(start)}${DASH}${last.time}`
    : `${short.format(start)}, ${time.format(start)} – ${short.format(last.day)}, ${last.time}`;
}

/** The zone by its name, e.g. "Europe/Berlin". */
export const organisationZone = () => zone;

/** The zone as people write it now, e.g. "CET". */
export const zoneName = () => abbreviation(new Date(), zone);

/** "Tue, 24 Nov". */
export const shortDay = (instant) => clock(zone).short.format(new Date(instant));

/** "22:00". */
export const timeOf = (instant) => clock(zone).time.format(new Date(instant));

/** The day of the organisation's calendar, e.g. "2026-11-24". */
export const dayOf = (instant) => clock(zone).day.format(new Date(instant));

/** The first moment of a day of the organisation's calendar. */
export const startOf = (day) => instantOf(`${day}T00:00`);

/** The moment at which the organisation's clock shows this, e.g. "2026-11-24T22:00". */
export function instantOf(local) {
  const utc = Date.parse(`${local}Z`);
  // The offset then is found by what the clock shows near it; days are 23 to 25 hours long.
  let moment = utc;
  for (let look = 0; look < 2; look++) {
    moment = utc - offsetAt(moment);
  }
  return new Date(moment);
}

/** What the organisation's clock shows at a moment, e.g. "2026-11-24T22:00". */
export function localOf(instant) {
  const moment = Date.parse(instant);
  return new Date(moment + offsetAt(moment)).toISOString().slice(0, 16);
}

function offsetAt(moment) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    })
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const shown = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
  return shown - Math.floor(moment / 1000) * 1000;
}

/** A day so many days later. */
export const plusDays = (day, days) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The Monday of the week of a day. */
export function mondayOf(day) {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plusDays(day, -weekday);
}

/** How many days lie between two. */
export const daysBetween = (from, to) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

/** "23–29 Nov 2026", both days included. */
export const dayRange = (first, last) =>
  new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: language === "de" ? "2-digit" : "short",
    year: "numeric",
    timeZone: "UTC",
  }).formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));

/** The days of a stretch of time, the last one included. */
export const daysOf = ({ from, to }) => dayRange(dayOf(from), dayOf(Date.parse(to) - 1));
