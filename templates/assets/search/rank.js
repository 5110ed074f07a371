// The order of results.

/** Give each hit its weight (BM25, over the pieces of the query) and how many pieces its title holds. */
export function weigh(hits, projects) {
  const meanLength = hits.reduce((sum, hit) => sum + hit.length, 0) / (hits.length || 1);
  const rarity = Math.log(1 + (projects - hits.length + 0.5) / (hits.length + 0.5));
  for (const hit of hits) {
    const often = ({ times }) => times / (times + 1.2 * (0.25 + (0.75 * hit.length) / meanLength));
    hit.weight = Math.round(10 * rarity * hit.places.reduce((sum, place) => sum + often(place), 0));
    hit.titlePieces = hit.places.filter((place) => place.inTitle).length;
  }
}

const newestFirst = (one, other) => compare(other.last_report_date ?? "", one.last_report_date ?? "");
const byKey = (one, other) => one.fiscal_year - other.fiscal_year || compare(one.id, other.id);
const collator = new Intl.Collator("th");
const ORDERS = {
  relevance: (one, other) => other.titlePieces - one.titlePieces || other.weight - one.weight || newestFirst(one, other),
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

function largestFirst(field) {
  const value = (hit) => hit[field] ?? -Infinity;
  return (one, other) => compare(value(other), value(one));
}

function compare(one, other) {
  return one < other ? -1 : Number(one > other);
}
