// What the values of filters are called.

import { day, fill } from "./dom.js";

/** A function from field and value to words; `words` are the page's, `agencies` the engine's. */
export function namer(words, agencies, language) {
  const names = {
    fiscal_year: (year) => fill(words.fiscal_year, { year: language === "th" ? year : Number(year) - 543, be: year }),
    status: (status) => words.status[status] ?? status,
    agency: (code) => agencies.get(code)?.[language] ?? code,
    strategy: (code) => words.strategies[code] ?? code,
    flag: (code) => words.flags[code] ?? code,
    plan: (plan) => words.plan[plan] ?? plan,
    allocated: (range) => words.allocated[range] ?? range,
    date: (iso) => (/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(iso) && !Number.isNaN(Date.parse(iso)) ? day(iso) : iso),
  };
  return (field, value) => names[field](value);
}
