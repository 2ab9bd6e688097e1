// Reading: a number's derivation has an address and leaves the number in view, focus finds its way
// back, and notes and references show where they are named. The page is whole without this script.
"use strict";

(() => {
  const derivations = document.querySelectorAll(".derivation");

  // ---- the address of a derivation: the number's id ----

  const openAddressed = () => {
    const entry = document.getElementById(`d-${decodeURIComponent(location.hash.slice(1))}`);
    if (!entry?.matches(".derivation:not(:popover-open)")) return;
    const shown = document.querySelector(`.number[popovertarget="${CSS.escape(entry.id)}"]`);
    shown?.scrollIntoView({ block: "center" });
    shown?.focus({ preventScroll: true });
    entry.showPopover();
  };
  const word = document.querySelector(".derivations").dataset.address;
  for (const entry of derivations) {
    const link = document.createElement("a");
    link.className = "address";
    link.href = `#${entry.id.replace(/^d-/, "")}`;
    link.textContent = word;
    entry.querySelector(".close").before(link);
  }

  // ---- the number stays in view, and gets the focus back ----

  // Browsers give focus back when the first of several popovers closes, not when those that it led
  // to do.
  let number = null;
  for (const entry of derivations) {
    let opener = null;
    entry.addEventListener("beforetoggle", (event) => {
      if (event.newState !== "open") return;
      opener = event.source ?? document.activeElement;
      if (opener.matches(".number")) number = opener;
    });
    entry.addEventListener("toggle", (event) => {
      if (event.newState === "open") {
        const [{ bottom, top }, sheet] = [number ?? entry, entry].map((one) =>
          one.getBoundingClientRect(),
        );
        const covered = bottom + 12 - sheet.top;
        if (number && covered > 0 && top < sheet.bottom) scrollBy({ top: covered });
        return;
      }
      const { activeElement: at, body } = document;
      if (at === body || entry.contains(at)) opener?.focus({ preventScroll: true });
    });
  }

  addEventListener("hashchange", openAddressed);
  openAddressed();

  // ---- notes and references, where they are named ----

  const card = document.createElement("div");
  card.className = "card";
  card.id = "card";
  card.setAttribute("popover", "manual");
  card.setAttribute("role", "tooltip");
  document.body.append(card);
  const LINKS = "a[role='doc-biblioref'], a[role='doc-noteref']";
  let named = null;
  let leaving = 0;
  const hide = () => {
    named?.removeAttribute("aria-describedby");
    named = null;
    if (card.matches(":popover-open")) card.hidePopover();
  };
  const show = (link) => {
    clearTimeout(leaving);
    if (link === named) return;
    hide();
    const told = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!told) return;
    card.replaceChildren(...told.cloneNode(true).childNodes);
    for (const back of card.querySelectorAll("[role='doc-backlink']")) back.remove();
    named = link;
    link.setAttribute("aria-describedby", card.id);
    card.showPopover();
    const [at, { width, height }] = [link, card].map((one) => one.getBoundingClientRect());
    const room = document.documentElement.clientWidth - width - 8;
    const below = at.bottom + height + 8 < innerHeight;
    card.style.left = `${scrollX + Math.max(8, Math.min(at.left, room))}px`;
    card.style.top = `${scrollY + (below ? at.bottom + 4 : at.top - height - 4)}px`;
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 250);
  };
  for (const link of document.querySelectorAll(LINKS)) {
    link.addEventListener("mouseenter", () => show(link));
    link.addEventListener("mouseleave", leave);
    link.addEventListener("focus", () => show(link));
    link.addEventListener("blur", leave);
    // a tap shows it, and another leads there
    link.addEventListener("click", (event) => {
      if (event.pointerType === "touch" && card.dataset.tapped !== link.hash) {
        event.preventDefault();
        show(link);
        card.dataset.tapped = link.hash;
      } else hide();
    });
  }
  card.addEventListener("mouseenter", () => clearTimeout(leaving));
  card.addEventListener("mouseleave", leave);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  document.addEventListener("pointerdown", ({ target }) => {
    if (card.contains(target) || target.closest?.(LINKS)) return;
    delete card.dataset.tapped;
    hide();
  });
})();
