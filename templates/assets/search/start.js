// Starts the search page: at once where its address asks for something, else when the reader goes to the box.

// All that page.js imports, so that a slow line brings it in one go; a test holds this list to what the scripts say.
const NEEDED =
  "complete cut dom engine excerpt facets focus hits index match names panel postings rank state suggest synonyms written";

const form = document.getElementById("search-form");
let started = false;

async function start() {
  const [page] = ["page", ...NEEDED.split(" ")].map((name) => import(`./${name}.js`));
  await page;
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
