/** What a page without sign-in can do: theme and language. */
import { keepAddressInLanguageLinks, themeSwitch } from "./choices.js";

themeSwitch(document.getElementById("theme"));
keepAddressInLanguageLinks();
