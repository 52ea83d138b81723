/** Addresses of pages. */

/** Slashes and colons stay readable. */
const part = (text) => encodeURIComponent(text).replace(/%3A/g, ":").replace(/%40/g, "@");
const path = (text) => text.split("/").map(part).join("/");

/** @param {object} [query] what is null or empty is left out; a list gives the name repeatedly */
export function withQuery(address, query = {}) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== null && one !== undefined && one !== "" && one !== false) {
        parameters.append(name, one);
      }
    }
  }
  const text = parameters.toString();
  return text ? `${address}?${text}` : address;
}

/** Empty and dotted segments are taken out of paths on their way, and these signs are refused in them. */
const NO_PATH = /[;%\\\p{Cc}]|(^|\/)\.{0,2}(\/|$)/u;

/** A key that can't stand in a path stands in the query. */
export const ciPage = (key, query) =>
  NO_PATH.test(key) ? withQuery("/ci", { key, ...query }) : withQuery(`/ci/${path(key)}`, query);
/** A CI that is a service, among the services. */
export const servicePage = (key) => (NO_PATH.test(key) ? ciPage(key) : `/services/${path(key)}`);
export const impactPage = (failed, query) => withQuery("/impact", { fail: failed, ...query });
export const sourcePage = (name) => `/sources/${part(name)}`;
export const planPage = (name, ref) => withQuery(`/sources/${part(name)}/plan`, { ref });
export const changePage = (number) => `/changes/${part(number)}`;
export const meetingPage = (number) => `/board/${part(number)}`;
export const searchPage = (query) => withQuery("/search", query);
export const revisionPage = (number) => `/revisions/${number}`;
export const cfiaPage = (services, query) => withQuery("/cfia", { service: services, ...query });
