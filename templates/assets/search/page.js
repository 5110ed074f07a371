// The search page: reads what its address asks for, searches, shows what was found, and keeps the address in step.
//
// While it works the results element carries `data-search-state` (`idle`, `loading`, `ready` or `failed`) and, when
// ready, `data-search-count`; each hit carries `data-project`.

import { meanings } from "./cut.js";
import { button, dataOf, element, fill, link } from "./dom.js";
import { prepare, search, suggest, synonyms } from "./engine.js";
import { keepingFocus } from "./focus.js";
import { hitItem } from "./hits.js";
import { readQuery } from "./match.js";
import { namer } from "./names.js";
import { Panel, chips } from "./panel.js";
import { SORTS, addressOf, readState, toggled } from "./state.js";

const HITS = 10; // a page of hits with excerpts, each a file to load
const ROWS = 50; // a page of a list
const SLOW_AFTER = 4000; // milliseconds

const parts = Object.fromEntries(
  ["form", "status", "chips", "offers", "panel", "tools", "results", "pager"].map((name) => [
    name,
    document.getElementById(`search-${name}`),
  ]),
);
const box = parts.form.elements.namedItem("q");
const words = dataOf("search-words");
const language = document.documentElement.lang;
const root = new URL(parts.results.dataset.siteRoot, location.href);
const shared = new URL(parts.results.dataset.sharedRoot, location.href);
const pageTitle = document.title;

let latestRun = 0;
let asked = 0; // how often hits were to be shown
let shown = 0; // the last time of these that they were
let panel;

async function run(state, { focus } = {}) {
  latestRun += 1;
  const thisRun = latestRun;
  const isLatest = () => thisRun === latestRun;
  document.title = state.query ? `${state.query} – ${pageTitle}` : pageTitle;
  const narrowed = Object.keys(state.filters).length > 0;
  if (!readQuery(state.query).length && (state.query || !narrowed)) {
    clear();
    show("idle", state.query ? words.unsearchable : words.empty);
    prepare().catch(console.warn); // the reader is about to search
    return;
  }
  show("loading", words.loading);
  const slow = setTimeout(() => isLatest() && show("loading", words.slow), SLOW_AFTER);
  try {
    let isFull = false;
    const onUpdate = (result) => {
      if (!isLatest() || result.done || !result.count) return;
      clearTimeout(slow);
      show("loading", fill(words.partial, { n: result.count }));
      if (isFull) return; // a page of hits will do until the order of all is known
      isFull = result.count >= state.page * sizeOf(state);
      showResult(result, state, isLatest);
    };
    const result = await search(state.query, { filters: state.filters, sort: state.sort, onUpdate });
    if (!isLatest()) return;
    await showResult(result, state, isLatest);
    if (!isLatest()) return;
    if (!result.count) await showWaysOut(state, result, isLatest);
    else await showOffers(state, result, isLatest);
    if (!isLatest()) return;
    parts.results.dataset.searchCount = String(result.count);
    show("ready", told(result, state));
    if (focus) {
      parts.status.focus({ preventScroll: true });
      parts.status.scrollIntoView({ block: "start" });
    }
  } catch (error) {
    if (!isLatest()) return;
    console.error(error);
    clear(button("button", words.retry, () => run(state)));
    show("failed", words.failed);
  } finally {
    clearTimeout(slow);
  }
}

/** How many hits make a page. */
function sizeOf({ query }) {
  return query ? HITS : ROWS;
}

function told({ count, missing }, { query }) {
  const found = count ? fill(words.found, { n: count }) : query ? fill(words.none, { query }) : words.none_filtered;
  return missing.length ? `${found} ${fill(words.missing, { years: missing.join(", ") })}` : found;
}

function show(state, message) {
  parts.results.dataset.searchState = state;
  if (state !== "ready") delete parts.results.dataset.searchCount;
  if (parts.status.textContent !== message) parts.status.textContent = message;
}

/** Change what the page shows; what had the focus keeps it, or else the line that says what was found has it. */
function change(make) {
  keepingFocus(make, parts.status);
}

/** Show nothing of a result, but something in its place. */
function clear(...instead) {
  change(() => {
    for (const name of ["chips", "offers", "pager"]) parts[name].replaceChildren();
    parts.results.replaceChildren(...instead);
    parts.panel.closest(".finder-side").hidden = true;
    parts.tools.hidden = true;
  });
}

async function showResult(result, state, isLatest) {
  const nameOf = namer(words, result.agencies, language);
  panel ??= new Panel(parts.panel, { words, choose: (field, value) => go(toggled(readState(location.search), field, value)) });
  const chosen = Object.values(state.filters).flat().length;
  const side = parts.panel.closest(".finder-side");
  const remove = (field, value) => go(toggled(state, field, value));
  const none = { ...state, filters: {}, page: 1 };
  change(() => {
    panel.show(result.facets, state.filters, nameOf);
    side.hidden = !result.count && !chosen;
    side.querySelector("summary").textContent = chosen ? fill(words.filters_chosen, { n: chosen }) : words.filters;
    parts.chips.replaceChildren(...chips(state.filters, { words, nameOf, remove, clear: () => go(none) }));
    parts.offers.replaceChildren();
    parts.tools.hidden = !result.count;
    parts.tools.querySelector("select").value = state.sort;
  });
  await showHits(result, state, nameOf, isLatest);
}

async function showHits({ hits }, state, nameOf, isLatest) {
  asked += 1;
  const turn = asked;
  const size = sizeOf(state);
  const last = Math.max(1, Math.ceil(hits.length / size));
  const page = Math.min(state.page, last);
  const first = (page - 1) * size;
  const address = (hit, anchor) => addressOfHit(hit, anchor, state.query);
  const made = hits.slice(first, first + size).map((hit) => hitItem(hit, { words, nameOf, address }));
  const items = await Promise.all(made);
  if (!isLatest() || turn < shown) return; // hits of more parts, asked for later, may have come before
  shown = turn;
  current = { hits, state };
  const list = element("ol", "cards");
  list.start = first + 1;
  list.append(...items);
  change(() => {
    parts.results.replaceChildren(...(items.length ? [list] : []));
    parts.pager.replaceChildren(...pagerOf(state, page, last));
  });
}

/** The page of a hit at the place found, which marks the query too. */
function addressOfHit(hit, anchor, query) {
  const url = new URL(hit.url, root);
  if (query) url.searchParams.set("q", query);
  url.hash = anchor;
  return url.href;
}

function pagerOf(state, page, last) {
  if (last < 2) return [];
  const near = [1, page - 1, page, page + 1, last].filter((at) => at >= 1 && at <= last);
  const list = element("ol");
  let before = 0;
  for (const at of [...new Set(near)]) {
    if (at > before + 1) list.append(element("li", "", "…"));
    const step = pageLink(state, at, String(at));
    step.prepend(element("span", "hidden", `${words.page} `));
    if (at === page) step.setAttribute("aria-current", "page");
    const item = element("li");
    item.append(step);
    list.append(item);
    before = at;
  }
  const previous = page > 1 ? [pageLink(state, page - 1, words.previous)] : [];
  return [...previous, list, ...(page < last ? [pageLink(state, page + 1, words.next)] : [])];
}

function pageLink(state, page, text) {
  const made = link(addressOf({ ...state, page }), text);
  made.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({ ...state, page }, { focus: true });
  });
  return made;
}

/** Beside what was found: other words for the same, and the year or the day that the query may have meant. */
async function showOffers(state, { facets, agencies }, isLatest) {
  const nameOf = namer(words, agencies, language);
  const filters = filtersMeant(state)
    .filter(([field, value]) => field !== "fiscal_year" || facets.fiscal_year.get(value))
    .map(([field, value]) => filterOffer(state, field, value, nameOf));
  const others = (await synonyms(state.query, { filters: state.filters })).map((offer) => queryOffer(state, offer));
  if (isLatest()) change(() => parts.offers.replaceChildren(...offerLines([[words.also, others], [words.as_filter, filters]])));
}

/** The fiscal years and the days that a query may have meant, as filters: a year of either calendar. */
function filtersMeant({ query }) {
  const year = /^[0-9]{4}$/.test(readQuery(query)[0]?.[0] ?? "") && Number(readQuery(query)[0][0]);
  const days = meanings(query).filter(({ key }) => /-/.test(key));
  return [...(year ? [year, year + 543] : []).map((one) => ["fiscal_year", String(one)]), ...days.map(({ key }) => ["date", key])];
}

/** Where nothing was found: what may have been meant, other words for the same, years and days, and the lists. */
async function showWaysOut(state, { agencies }, isLatest) {
  const options = { filters: state.filters };
  const nameOf = namer(words, agencies, language);
  const [meant, same, filters] = state.query
    ? await Promise.all([suggest(state.query, options), synonyms(state.query, options), countedFilters(state)])
    : [[], [], []];
  if (!isLatest()) return;
  const offers = [meant, same].map((found) => found.map((offer) => queryOffer(state, offer)));
  const years = filters.map(([field, value, count]) => [...filterOffer(state, field, value, nameOf), " ", countOf(count)]);
  change(() => {
    parts.offers.replaceChildren(...offerLines([[words.meant, offers[0]], [words.also, offers[1]], [words.as_filter, years]]));
    parts.results.replaceChildren(element("p", "empty", words.none_help));
  });
}

/** The filters that a query may have meant, each with how many projects it leaves; none that leaves no project. */
async function countedFilters(state) {
  const counted = filtersMeant(state).map(async ([field, value]) => {
    const { count } = await search("", { filters: { ...state.filters, [field]: [value] } });
    return [field, value, count];
  });
  return (await Promise.all(counted)).filter(([, , count]) => count);
}

function offerLines(groups) {
  return groups
    .filter(([, offers]) => offers.length)
    .map(([label, offers]) => {
      const line = element("p", "", `${label} `);
      offers.forEach((offer, at) => line.append(...(at ? [" · "] : []), ...offer));
      return line;
    });
}

function queryOffer(state, { query, count }) {
  const next = { ...state, query, page: 1 };
  return [stateLink(next, query), " ", countOf(count)];
}

function countOf(count) {
  return element("span", "count", fill(words.count, { n: count }));
}

function filterOffer(state, field, value, nameOf) {
  return [stateLink({ ...state, query: "", filters: { ...state.filters, [field]: [value] }, page: 1 }, nameOf(field, value))];
}

function stateLink(state, text) {
  const made = link(addressOf(state), text);
  made.addEventListener("click", (event) => {
    event.preventDefault();
    go(state);
    box.focus();
  });
  return made;
}

let current;

async function save(kind, pressed) {
  if (pressed.ariaDisabled === "true") return;
  pressed.ariaDisabled = "true"; // and not disabled: that would take the focus from it
  try {
    const { download } = await import("./download.js");
    await download(current.hits, kind, shared, current.state);
  } catch (error) {
    console.error(error);
    parts.status.textContent = words.download_failed;
  } finally {
    pressed.ariaDisabled = "false";
  }
}

function go(state, options) {
  box.value = state.query;
  if (addressOf(state) !== addressOf(readState(location.search))) history.pushState(null, "", addressOf(state));
  run(state, options);
}

function runFromAddress() {
  go(readState(location.search));
}

parts.form.addEventListener("submit", (event) => {
  event.preventDefault();
  const state = readState(location.search);
  go({ ...state, query: readState(`?${new URLSearchParams({ q: box.value })}`).query, page: 1 });
});
parts.tools.querySelector("select").addEventListener("change", ({ target }) => {
  const sort = SORTS.includes(target.value) ? target.value : "relevance";
  go({ ...readState(location.search), sort, page: 1 });
});
for (const pressed of parts.tools.querySelectorAll("[data-download]")) {
  pressed.addEventListener("click", () => save(pressed.dataset.download, pressed));
}
addEventListener("popstate", runFromAddress);
box.value ||= readState(location.search).query; // what the reader has typed meanwhile stays
run(readState(location.search));
