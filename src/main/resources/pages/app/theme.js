// Runs before anything is painted, so that no page flashes in the other theme.
(() => {
  const theme = localStorage.getItem("kaskade.theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
})();
