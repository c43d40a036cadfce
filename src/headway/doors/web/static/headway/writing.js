// Whoever is writing is not idle: while somebody types, the site is told so now and then. Without this file an hour's writing ends the sign-in.
(() => {
  const where = document.body.dataset.stillHere;
  const every = 4 * 60 * 1000;
  let told = Date.now();
  if (!where) return;
  document.addEventListener("input", () => {
    if (Date.now() - told < every) return;
    told = Date.now();
    fetch(where, { headers: { "X-Requested-With": "writing" } }).catch(() => {});
  });
})();
