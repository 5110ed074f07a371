// What was found, as the cards that the site's lists have, each with where on its page the words stand.

import { day, element, fill, marked, number } from "./dom.js";

const MILLION = 1_000_000;

/** One hit as an item of a list; `address(hit, anchor)` gives where it leads. */
export async function hitItem(hit, { words, nameOf, address }) {
  const { titleParts, title, place, anchor, parts } = await textOf(hit);
  const item = element("li", "card search-hit");
  item.dataset.project = hit.key;
  const heading = element("h2", "card-title");
  const link = element("a");
  link.href = address(hit, anchor);
  link.append(...(titleParts ? marked(titleParts) : [title]));
  markThai(link);
  heading.append(link);
  const where = element("p", "card-where", [nameOf("agency", hit.agency), nameOf("fiscal_year", String(hit.fiscal_year))].join(" · "));
  where.append(" · ", element("span", "code", hit.id));
  item.append(heading, where);
  if (parts.length) {
    const excerpt = element("p", "search-excerpt");
    const text = element("span");
    text.append(...marked(parts));
    markThai(text);
    excerpt.append(element("b", "", placeName(place, words)), " ", text);
    item.append(excerpt);
  }
  item.append(facts(hit, words));
  return item;
}

/** The texts of a hit; where they cannot be loaded the hit still stands, by its code. */
async function textOf(hit) {
  try {
    return await hit.load();
  } catch (error) {
    console.warn(error);
    return { title: hit.id, anchor: "", parts: [] };
  }
}

function facts(hit, words) {
  const box = element("div", "card-facts");
  const tag = element("p");
  tag.append(document.getElementById(`tag-${hit.status}`).content.cloneNode(true));
  const money = element("p", "card-money");
  if (hit.allocated === null) money.append(words.no_allocation);
  else money.append(`${words.allocation} `, element("b", "", baht(Number(hit.allocated), words)));
  const date = element("p", "card-date");
  date.append(hit.last_report_date ? `${words.last_report} ${day(hit.last_report_date)}` : words.no_report);
  box.append(tag, money, date);
  return box;
}

/** An amount as lists of the site write it: from a million on in millions. */
function baht(amount, words) {
  if (Math.abs(amount) < MILLION) return fill(words.baht, { amount: number(amount, amount % 1 ? 2 : 0) });
  const millions = amount / MILLION;
  return fill(words.millions, { amount: number(millions, millions % 1 ? 2 : 0) });
}

function placeName(place, words) {
  const [field, at] = place.split(".");
  const name = fill(words.places[field] ?? "", { number: at });
  return name && `${name}:`;
}

function markThai(node) {
  if (document.documentElement.lang !== "th" && /[ก-๛]/.test(node.textContent)) node.lang = "th";
}
