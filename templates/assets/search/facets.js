// Filters by what the table of projects says, and how many projects each choice would leave.

/** Ranges of the money allocated, in baht: from the first up to, not including, the second. */
export const ALLOCATED_RANGES = ["0-1000000", "1000000-10000000", "10000000-100000000", "100000000-", "unstated"];

// The values of a project in each field that can be chosen by. A strategy counts under each of its codes.
const VALUES = {
  fiscal_year: (hit) => [String(hit.fiscal_year)],
  agency: (hit) => [hit.agency],
  status: (hit) => [hit.status],
  strategy: (hit) => hit.strategy,
  flag: (hit) => hit.flags,
  plan: (hit) => [hit.plan],
  allocated: (hit) => ALLOCATED_RANGES.filter((range) => isWithin(hit.allocated, range)),
};

/** Whether a project passes all filters. Days are looked up in the index and not here. */
export function allows(hit, filters) {
  return chosen(filters).every(([field, values]) => passes(hit, field, values));
}

/**
 * Counts by field and value. A value's count is what the result would hold if that value alone were chosen in its
 * field and all other choices kept; so a project counts in a field whose own choice alone keeps it out.
 */
export function countFacets(hits, filters) {
  const facets = Object.fromEntries(Object.keys(VALUES).map((field) => [field, new Map()]));
  for (const hit of hits) {
    const failed = chosen(filters).filter(([field, values]) => !passes(hit, field, values));
    if (failed.length > 1) continue;
    for (const field of failed.length ? [failed[0][0]] : Object.keys(VALUES)) {
      for (const value of VALUES[field](hit)) facets[field].set(value, (facets[field].get(value) ?? 0) + 1);
    }
  }
  return facets;
}

function chosen(filters) {
  return Object.entries(filters).filter(([field, values]) => VALUES[field] && values.length);
}

function passes(hit, field, values) {
  if (field === "allocated") return values.some((range) => isWithin(hit.allocated, range));
  return VALUES[field](hit).some((value) => values.includes(value));
}

function isWithin(amount, range) {
  if (range === "unstated") return amount === null;
  const [low, high] = range.split("-");
  return amount !== null && amount >= Number(low) && (!high || amount < Number(high));
}
