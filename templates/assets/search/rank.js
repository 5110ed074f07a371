// The order of results.

/**
 * Give each hit its rank: how many pieces of the query it holds as whole words, how many so in its title, how many in
 * its title at all, and its weight (BM25), rounded so that near equals are equal. `answers` are those of the parts.
 */
export function rankHits(hits, answers) {
  const projects = answers.reduce((sum, { part }) => sum + part.projects, 0);
  const meanLength = answers.reduce((sum, { part }) => sum + part.length, 0) / (projects || 1);
  const holders = (piece) => answers.reduce((sum, { frequencies }) => sum + (frequencies[piece] ?? 0), 0);
  const rarity = (answers[0]?.frequencies ?? []).map((_, piece) => {
    return Math.log(1 + (projects - holders(piece) + 0.5) / (holders(piece) + 0.5));
  });
  for (const hit of hits) {
    const often = ({ times }) => times / (times + 1.2 * (0.25 + (0.75 * hit.length) / meanLength));
    const weight = hit.places.reduce((sum, place, piece) => sum + rarity[piece] * often(place), 0);
    const count = (known) => hit.places.filter((place) => place[known]).length;
    hit.rank = [count("whole"), count("wholeInTitle"), count("inTitle"), Math.round(weight * 10)];
  }
}

const newestFirst = (one, other) => compare(other.last_report_date ?? "", one.last_report_date ?? "");
const byKey = (one, other) => one.fiscal_year - other.fiscal_year || compare(one.id, other.id);
const collator = new Intl.Collator("th");
const ORDERS = {
  relevance: (one, other) => byRank(one, other) || newestFirst(one, other),
  "last-report": newestFirst,
  allocation: largestFirst("allocated"),
  unexplained: largestFirst("unexplained"),
  title: (one, other) => collator.compare(one.title, other.title),
};

/** A comparison for a sort by its name; equals come in the order of year and id, what is not stated comes last. */
export function compareBy(sort) {
  const order = ORDERS[sort] ?? ORDERS.relevance;
  return (one, other) => order(one, other) || byKey(one, other);
}

function byRank(one, other) {
  const at = one.rank.findIndex((value, place) => value !== other.rank[place]);
  return at < 0 ? 0 : other.rank[at] - one.rank[at];
}

function largestFirst(field) {
  const value = (hit) => hit[field] ?? -Infinity;
  return (one, other) => compare(value(other), value(one));
}

function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}
