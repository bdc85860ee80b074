// Part of postman-codegen. Runs before anything is drawn: the chosen colours, and what is there for scripts only.
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem("postman-docs-theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Storage may be forbidden; then the system's colours it is.
  }
})();
