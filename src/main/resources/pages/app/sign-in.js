/**
 * Goes on at once where somebody is signed in already: a link from another site, such as a mail,
 * comes without the cookie, and only this page's own requests bring it along.
 */
const to = document.querySelector("input[name=to]").value;

fetch(location.href, { redirect: "manual" }).then((answer) => {
  if (answer.type === "opaqueredirect") {
    location.replace(to);
  }
});
document.getElementById("token").focus();
