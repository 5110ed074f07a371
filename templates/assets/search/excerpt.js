// Which place of a project to show for a query, and what to quote from it.

import { units } from "./cut.js";
import { findPieces, markedParts } from "./match.js";

const BEFORE = 60; // characters quoted before the first hit
const LENGTH = 240; // characters quoted in all

/**
 * The best place of a project for a query: `{place, anchor, parts}`, the field (`rounds.3`), where it stands on the
 * project's page (`round-3`, or nothing for its head), and an excerpt; no parts where there is nothing to quote.
 *
 * `blocks` are `[place, text]` in the order of the page. The block with most different pieces wins, the earlier one
 * of equals. The title, which stands above the excerpt anyway, and what only repeats it, are the place where nothing
 * else is.
 */
export function bestPlace(blocks, title, pieces) {
  const found = blocks
    .map(([place, text]) => ({ place, text, places: findPieces(text, pieces) }))
    .filter(({ places }) => places.length)
    .map((block) => ({ ...block, held: new Set(block.places.map(({ piece }) => piece)).size }))
    .sort((a, b) => b.held - a.held);
  if (!found.length) return { place: "title", anchor: "", parts: [] };
  const quoted = found.find(({ text }) => text.trim() !== title.trim());
  const { place } = quoted ?? found[0];
  return { place, anchor: anchorOf(place), parts: quoted ? quote(quoted.text, quoted.places) : [] };
}

/** The id of a place on the project's page, as generator/pages/anchors.py has it. */
function anchorOf(place) {
  if (["title", "id", "agency"].includes(place)) return "";
  return place.replace(/^rounds\./, "round-");
}

function quote(text, places) {
  const first = densest(places).start;
  const line = text.lastIndexOf("\n", first) + 1;
  const from = first - line <= BEFORE ? line : wholeUnit(text, first - BEFORE);
  const to = text.length - from <= LENGTH ? text.length : wholeUnit(text, from + LENGTH);
  const parts = markedParts(text, places, from, to);
  const ellipsis = { text: "…", marked: false };
  return [...(from > 0 ? [ellipsis] : []), ...parts, ...(to < text.length ? [ellipsis] : [])];
}

/** The place behind which the most different pieces stand in what would be quoted; the first of equals. */
function densest(places) {
  const behind = ({ start }) => places.filter((place) => start <= place.start && place.end <= start + LENGTH - BEFORE);
  const held = places.map((place) => new Set(behind(place).map(({ piece }) => piece)).size);
  return places[held.indexOf(Math.max(...held))];
}

/** The first place at or after the given one where a unit begins, so that no cluster is cut in two. */
function wholeUnit(text, place) {
  return units(text).find(({ start }) => start >= place)?.start ?? text.length;
}
