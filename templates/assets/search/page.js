// The search page: reads `?q=`, searches, shows the results, and keeps the address in step.
//
// The page has a form `#search-form` with an input named `q`, a `#search-status` with role=status, the results element
// `#search-results`, which tells by `data-site-root` where the hits' addresses begin, and a block of JSON
// `#search-words` with the words of its language. While it works the results element carries `data-search-state`
// (`idle`, `loading`, `ready` or `failed`) and, when ready, `data-search-count`; each hit carries `data-project`.

import { agencies, prepare, search } from "./engine.js";
import { readQuery } from "./match.js";

const PAGE_SIZE = 10;
const SLOW_AFTER = 4000; // milliseconds
const LONGEST_QUERY = 200; // characters

const form = document.getElementById("search-form");
const box = form.elements.namedItem("q");
const status = document.getElementById("search-status");
const results = document.getElementById("search-results");
const words = JSON.parse(document.getElementById("search-words").textContent);
const language = document.documentElement.lang;
const pageTitle = document.title;

let latestRun = 0;

async function run(query) {
  latestRun += 1;
  const thisRun = latestRun;
  const isLatest = () => thisRun === latestRun;
  document.title = query ? `${query} – ${pageTitle}` : pageTitle;
  results.replaceChildren();
  delete results.dataset.searchCount;
  if (!readQuery(query).length) {
    show("idle", query ? words.unsearchable : words.empty);
    return;
  }
  show("loading", words.loading);
  const slow = setTimeout(() => isLatest() && show("loading", words.slow), SLOW_AFTER);
  try {
    const { count, hits } = await search(query);
    if (!isLatest()) return;
    if (count) await showHits(hits, query);
    else results.append(element("p", "search-none", words.none_help));
    if (!isLatest()) return;
    results.dataset.searchCount = String(count);
    show("ready", count ? counted(words.count_one, words.count_other, count) : fill(words.none, { query }));
  } catch (error) {
    if (!isLatest()) return;
    console.error(error);
    results.replaceChildren(button("search-retry", words.retry, () => run(query)));
    show("failed", words.failed);
  } finally {
    clearTimeout(slow);
  }
}

function show(state, message) {
  results.dataset.searchState = state;
  if (status.textContent !== message) status.textContent = message;
}

/** Append the first hits, and a button for the others; settles when their excerpts are in. */
async function showHits(hits, query) {
  const list = results.querySelector("ol") ?? results.appendChild(element("ol", "search-hits"));
  const page = hits.slice(0, PAGE_SIZE);
  const rest = hits.slice(PAGE_SIZE);
  const names = await agencies();
  const items = page.map((hit) => list.appendChild(hitItem(hit, query, names)));
  if (rest.length) {
    const label = fill(words.more, { count: number(Math.min(rest.length, PAGE_SIZE)) });
    const more = button("search-more", label, () => {
      more.remove();
      const shown = list.children.length;
      showHits(rest, query).then(() => list.children[shown].querySelector("a").focus());
    });
    results.append(more);
  }
  await Promise.all(page.map((hit, at) => showPlace(hit, items[at])));
}

function hitItem(hit, query, names) {
  const item = element("li", "search-hit");
  item.dataset.project = hit.key;
  const link = element("a");
  link.href = address(hit, query);
  const heading = element("h2", "search-hit-title");
  heading.append(link);
  const facts = [
    names.get(hit.agency)?.[language],
    fill(words.fiscal_year, { year: hit.fiscal_year }),
    words.status[hit.status] ?? hit.status,
    hit.last_report_date && fill(words.last_report, { date: day(hit.last_report_date) }),
  ];
  item.append(heading, element("p", "search-hit-facts", facts.filter(Boolean).join(" · ")));
  return item;
}

/** Add the excerpt to a hit, and let its link lead there. Without the text the hit still stands. */
async function showPlace(hit, item) {
  try {
    const { anchor, parts, titleParts } = await hit.load();
    item.querySelector("a").append(...marked(titleParts));
    item.querySelector("a").hash = anchor;
    if (!parts.length) return;
    const excerpt = element("p", "search-hit-excerpt");
    excerpt.append(...marked(parts));
    item.append(excerpt);
  } catch (error) {
    console.warn(error);
  }
}

/** The page of a hit, which marks the query too. */
function address(hit, query) {
  const url = new URL(hit.url, new URL(results.dataset.siteRoot, location.href));
  url.searchParams.set("q", query);
  return url.href;
}

function marked(parts) {
  return parts.map((part) => (part.marked ? element("mark", "", part.text) : part.text));
}

function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

function button(className, label, act) {
  const made = element("button", className, label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** A message with its `{names}` filled in. */
function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function counted(one, other, count) {
  return fill(count === 1 ? one : other, { count: number(count) });
}

function number(value) {
  return new Intl.NumberFormat(`${language}-u-nu-latn`).format(value);
}

/** A day as the language writes it, in Thai by the Buddhist calendar. */
function day(iso) {
  const calendar = language === "th" ? "th-TH-u-ca-buddhist-nu-latn" : "en-GB";
  const format = new Intl.DateTimeFormat(calendar, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const parts = format.formatToParts(new Date(`${iso}T00:00:00Z`));
  const named = parts.filter(({ type }) => ["day", "month", "year"].includes(type));
  return named.map(({ value }) => value).join("\u00a0");
}

function queryInAddress() {
  return (new URLSearchParams(location.search).get("q") ?? "").trim().slice(0, LONGEST_QUERY);
}

function runFromAddress() {
  const query = queryInAddress();
  box.value = query;
  return run(query);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const url = new URL(location.href);
  const query = box.value.trim().slice(0, LONGEST_QUERY);
  if (query) url.searchParams.set("q", query);
  else url.searchParams.delete("q");
  if (query !== queryInAddress()) history.pushState(null, "", url);
  run(query);
});
box.addEventListener("focus", () => prepare().catch(console.warn), { once: true });
addEventListener("popstate", runFromAddress);
runFromAddress();
