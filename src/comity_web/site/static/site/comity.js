// Copying of links and citations, and closing of menus. Everything else works without scripts.
(() => {
  "use strict";
  const copyable = (root) => {
    if (!navigator.clipboard) return;
    root.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = false; });
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      await navigator.clipboard.writeText(button.dataset.copy);
      const before = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = before; }, 1600);
    }
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open], details.note[open]").forEach((open) => {
      open.open = false;
      if (open.contains(document.activeElement)) open.querySelector("summary").focus();
    });
  });
  copyable(document);
  document.addEventListener("htmx:load", (event) => copyable(event.target));
})();
