// Keys over the cards of a reading: j and k move, a accepts, e changes, r rejects; where one card is shown, they are its own.
// Everything works without this file.
(() => {
  const cards = [...document.querySelectorAll(".cards .card")];
  if (!cards.length) return;
  document.querySelectorAll(".keys").forEach((line) => { line.hidden = false; });
  const here = () => cards.length === 1 ? 0 : cards.findIndex((card) => card.contains(document.activeElement) || card === document.activeElement);
  const move = (by) => {
    const at = here();
    const next = cards[Math.min(cards.length - 1, Math.max(0, at === -1 ? 0 : at + by))];
    next.focus();
    document.getElementById(next.id.replace("card-", "at-"))?.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const own = here() >= 0 && cards[here()].querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (own) own.click();
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
  });
  const named = location.hash.startsWith("#card-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named) named.focus();
  const words = document.querySelector(".review .in-place.now");
  if (words) {  // the report scrolls by itself beside its list, so that the window stays where the card is
    const page = words.closest(".reading");
    page.scrollTop += words.getBoundingClientRect().top - page.getBoundingClientRect().top - page.clientHeight / 4;
  }
})();
