// A query in other words for the same, as `content/synonyms.yaml` has them, and a year of the common era as the
// Buddhist one: the fiscal year 2563 is, but for three months, the year 2020.

import { meanings, units } from "./cut.js";
import { findPieces } from "./match.js";

const COMMON_ERA = /^(19|20)[0-9]{2}$/;
const BUDDHIST_OFFSET = 543;

/** The queries to offer for a query, in the order of the words in it. `groups` are words that mean the same. */
export function rephrase(query, groups) {
  const places = [...groups.flatMap((group) => wordsIn(query, group)), ...yearsIn(query)];
  const offered = places
    .sort((one, other) => one.start - other.start)
    .flatMap(({ start, end, others }) => others.map((other) => query.slice(0, start) + other + query.slice(end)));
  return [...new Set(offered)];
}

/** Where words of a group stand in the query, the longest at each place, with the group's other words. */
function wordsIn(query, group) {
  const keys = group.map((word) => units(word).map(({ key }) => key));
  const found = [];
  for (const place of findPieces(query, keys)) {
    if (found.length && place.start < found.at(-1).end) continue;
    const behind = punctuationBehind(group[place.piece]); // กทม. is no unit with its point
    const end = query.startsWith(behind, place.end) ? place.end + behind.length : place.end;
    const others = group.filter((_, number) => keys[number].join(" ") !== keys[place.piece].join(" "));
    found.push({ start: place.start, end, others });
  }
  return found;
}

function punctuationBehind(word) {
  return word.slice(units(word).at(-1).end);
}

function yearsIn(query) {
  const days = meanings(query);
  return units(query)
    .filter(({ key, start }) => COMMON_ERA.test(key) && !days.some((day) => day.start <= start && start < day.end))
    .map(({ key, start, end }) => ({ start, end, others: [String(Number(key) + BUDDHIST_OFFSET)] }));
}
