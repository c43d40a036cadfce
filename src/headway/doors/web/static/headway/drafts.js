// Keys over the comments on a draft: j and k move, a, p and n decide, s sorts. Everything works without this file.
(() => {
  const cards = [...document.querySelectorAll(".cards .card")];
  if (!cards.length) return;
  document.querySelectorAll(".keys").forEach((line) => { line.hidden = false; });
  const here = () => cards.findIndex((card) => card.contains(document.activeElement));
  const move = (by) => {
    const at = here();
    cards[Math.min(cards.length - 1, Math.max(0, at === -1 ? 0 : at + by))].focus();
  };
  const decide = (card, key) => {
    const button = card.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!button) return;
    button.closest("details").open = true;
    const reason = button.form.elements.reason;
    if ("reason" in button.dataset && !reason.value.trim()) reason.focus();
    else button.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target.matches("textarea, select") && here() >= 0) return cards[here()].focus();
    if (event.target.closest("input, select, textarea")) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (here() >= 0 && event.key.length === 1) {
      if (cards[here()].querySelector(`[data-key="${CSS.escape(event.key)}"]`)) event.preventDefault();
      decide(cards[here()], event.key);
    }
  });
  const named = location.hash.startsWith("#card-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named) named.focus();
})();
