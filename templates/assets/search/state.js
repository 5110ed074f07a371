// What a reader asked for, and its address: `?q=…&fiscal_year=2563&agency=…&sort=allocation&page=2`.

export const FIELDS = ["fiscal_year", "status", "agency", "strategy", "flag", "plan", "allocated", "date"];
export const SORTS = ["relevance", "last-report", "allocation", "unexplained", "title"];

const LONGEST_QUERY = 200; // characters

/** What an address asks for: `{query, filters, sort, page}`. What no reader can have meant is left out. */
export function readState(search) {
  const given = new URLSearchParams(search);
  const filters = {};
  for (const field of FIELDS) {
    const values = [...new Set(given.getAll(field).filter(Boolean))];
    if (values.length) filters[field] = values;
  }
  const sort = given.get("sort");
  const page = Number(given.get("page"));
  return {
    query: (given.get("q") ?? "").trim().slice(0, LONGEST_QUERY),
    filters,
    sort: SORTS.includes(sort) ? sort : "relevance",
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address that asks for something, from its question mark on. */
export function addressOf({ query, filters, sort, page = 1 }) {
  const address = new URLSearchParams();
  if (query) address.set("q", query);
  for (const field of FIELDS) for (const value of filters[field] ?? []) address.append(field, value);
  if (sort !== "relevance") address.set("sort", sort);
  if (page > 1) address.set("page", page);
  const text = address.toString();
  return text ? `?${text}` : location.pathname;
}

/** The same with a value chosen, or no longer, from the first page on. */
export function toggled(state, field, value) {
  const before = state.filters[field] ?? [];
  const values = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  const filters = { ...state.filters, [field]: values };
  if (!values.length) delete filters[field];
  return { ...state, filters, page: 1 };
}
