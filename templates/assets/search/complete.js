// What a reader may be about to type: titles, codes and agencies that hold the letters so far, as typed.

import { findText } from "./cut.js";
import { markedParts } from "./match.js";

const MOST = 8;
const MOST_AGENCIES = 3;
const ID = /^[0-9]+(-[0-9]*)?$/;

/**
 * At most eight: `{kind, text, parts, url, fiscal_year}`. The parts of the index are asked one by one, the newest
 * first, until there are enough.
 */
export async function completions({ agencies, parts }, typed) {
  if (!typed.trim()) return [];
  const found = agenciesWith(await agencies(), typed);
  for (const part of parts) {
    if (found.length >= MOST) break;
    const [rows, titles] = await Promise.all([part.rows(), part.titles()]);
    const codes = ID.test(typed.trim()) ? rows.map((row) => item("code", row.id, typed, row)) : [];
    const named = titles.map((title, row) => item("title", title, typed, rows[row]));
    found.push(...[codes, named].flatMap((items) => startingFirst(items.filter(Boolean))));
  }
  return found.slice(0, MOST).map(({ start, ...shown }) => shown);
}

function agenciesWith(agencies, typed) {
  const items = [...agencies].flatMap(([code, { th, en }]) => {
    const [first] = [th, en].map((name) => item("agency", name, typed)).filter(Boolean);
    return first ? [{ ...first, url: `agencies/${code}/` }] : [];
  });
  return startingFirst(items).slice(0, MOST_AGENCIES);
}

function item(kind, text, typed, row) {
  const place = findText(text, typed.trim());
  if (!place) return undefined;
  const where = row && { url: `projects/${row.fiscal_year}/${row.id}/`, fiscal_year: row.fiscal_year };
  return { kind, text, parts: markedParts(text, [place]), start: place.start, ...where };
}

/** What begins with the letters before what holds them further on; else as given. */
function startingFirst(items) {
  return [...items].sort((one, other) => Number(one.start > 0) - Number(other.start > 0));
}
