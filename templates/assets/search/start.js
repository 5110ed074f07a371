// Starts the search page: at once where its address asks for something, else when the reader goes to the box.

const form = document.getElementById("search-form");
let started = false;

async function start() {
  await import("./page.js");
  started = true;
}

if (location.search) start();
else form.addEventListener("focusin", start, { once: true });
form.addEventListener("submit", async (event) => {
  if (started) return; // page.js hears of it itself
  event.preventDefault();
  await start();
  form.requestSubmit();
});
