/** Words, numbers and times in the language of the document. */

export const language = document.documentElement.lang;

const read = async (file) => (await fetch(new URL(`./words/${file}.json`, import.meta.url))).json();
const NO_TERMS = { names: {}, constants: {}, descriptions: {} };
/** The schema itself is in English. */
const [words, terms] = await Promise.all([
  read(language),
  language === "en" ? NO_TERMS : read(`terms.${language}`),
]);
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);
const locale = language === "en" ? "en-GB" : language;
const ZONE = "kaskade.zone";

/** The zone of the reader: as chosen for this browser, else its own. */
export const ownZone = () => localStorage.getItem(ZONE) ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {string | null} zone null for that of the browser; pages that are open keep the old one */
export function setOwnZone(zone) {
  if (zone) {
    localStorage.setItem(ZONE, zone);
  } else {
    localStorage.removeItem(ZONE);
  }
}

const moments = new Intl.DateTimeFormat(locale, {
  timeZone: ownZone(),
  weekday: "short",
  day: "numeric",
  month: language === "de" ? "2-digit" : "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
});
const days = new Intl.DateTimeFormat(locale, {
  timeZone: ownZone(),
  day: "numeric",
  month: language === "de" ? "2-digit" : "short",
  year: "numeric",
});
const relatives = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const lists = new Intl.ListFormat(language);

/** Whether there is such a word. */
export const known = (key) => key in words || `${key}.other` in words;

/**
 * The words of a key, with {gaps} filled. Where the key has `.one` and `.other`, the value `count`
 * decides.
 *
 * @param {string} key
 * @param {Object<string, string | number>} [values] numbers are written as the language does
 */
export function t(key, values = {}) {
  const text = words[key] ?? words[`${key}.${plurals.select(values.count)}`] ?? words[`${key}.other`];
  if (text === undefined) {
    throw new Error(`No words for ${key}`);
  }
  return text.replace(/\{(\w+)}/g, (gap, name) => {
    const value = values[name];
    return typeof value === "number" ? numbers.format(value) : (value ?? gap);
  });
}

const term = (terms, name) => (Object.hasOwn(terms, name) ? terms[name] : undefined);

/** What a class or attribute of the schema is called; undefined where only its name is known. */
export const nameTerm = (name) => term(terms.names, name);

/** The same of a relationship type or state, e.g. `RUNS_ON`. */
export const constantTerm = (constant) => term(terms.constants, constant);

/** A sentence of the schema; in English where nobody put it in other words. */
export function schemaSentence(text) {
  const own = term(terms.descriptions, text);
  return own === undefined ? { text, lang: "en" } : { text: own, lang: language };
}

export const number = (value) => numbers.format(value);

/** "a, b and c". */
export const list = (items) => lists.format(items);

/** A moment with its zone, e.g. "Tue, 24 Nov 2026, 22:00 CET". */
export const moment = (instant) => moments.format(new Date(instant));

/** A day, e.g. "24 Nov 2026". */
export const date = (instant) => days.format(new Date(instant));

/** How long ago or ahead, e.g. "3 hours ago"; beside an absolute time only. */
export function relative(instant, now = Date.now()) {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const [unit, size] =
    [
      ["day", 86_400],
      ["hour", 3_600],
      ["minute", 60],
    ].find(([, size]) => Math.abs(seconds) >= size) ?? [];
  return unit ? relatives.format(Math.trunc(seconds / size), unit) : t("shell.now");
}

/** How long, e.g. "3 h": what passed since a moment. */
export function age(instant, now = Date.now()) {
  const minutes = Math.max(0, Math.floor((now - new Date(instant).getTime()) / 60_000));
  return minutes < 60
    ? t("shell.minutes", { count: minutes })
    : minutes < 2_880
      ? t("shell.hours", { count: Math.floor(minutes / 60) })
      : t("shell.days", { count: Math.floor(minutes / 1_440) });
}
