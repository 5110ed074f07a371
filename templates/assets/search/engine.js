// Finds projects: which of them hold the pieces of a query, pass the filters, and in which order they come.
//
// Nothing is loaded before the first search (or `prepare`). Everything is found relative to this file, so the site may
// live under any path. generator/search.py writes what is read here.

import { bestPlace } from "./excerpt.js";
import { openIndex } from "./index.js";
import { findPieces, markedParts, readDay, readQuery } from "./match.js";
import { allows, countFacets } from "./facets.js";
import { compareBy, weigh } from "./rank.js";

export { ALLOCATED_RANGES } from "./facets.js";

let opened;

/** Load what every search needs, ahead of the first one. Rejects where it cannot be loaded; a later call tries again. */
export function prepare() {
  opened ??= openIndex().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** The agencies that projects have: `{th, en}`, their names, by code. */
export async function agencies() {
  return (await prepare()).agencies;
}

/**
 * All projects that hold every piece of the query and pass the filters: `{done, count, hits, facets, answered, pieces}`.
 *
 * A query without pieces finds every project. `filters` are lists of accepted values by field, all of them texts:
 * `{fiscal_year: ["2563"], agency, status, strategy, flag, plan, allocated, date}`; a project passes that has one of
 * the values in every field. `sort` is `relevance`, `last-report`, `allocation`, `unexplained` or `title`.
 *
 * `onUpdate` is given the result so far as parts of the index answer, the newest first: `answered` of `pieces`;
 * `done` tells the last one, which is promised too. `facets` are counts by field and value: what the result would
 * hold if that value alone were chosen in its field. A hit has `key`, `url`, `id`, `fiscal_year`, `agency` (its code),
 * `status`, `strategy` (codes from the theme down), `flags`, `plan`, `last_report_date`, `allocated`, `unexplained`,
 * and `load()`, which promises `{title, titleParts, place, anchor, parts}`: the field and the anchor of the best place
 * on its page, and an excerpt. Parts are `{text, marked}`. Rejects when the index cannot be loaded.
 */
export async function search(query, { filters = {}, sort = "relevance", onUpdate } = {}) {
  const index = await prepare();
  const pieces = readQuery(query);
  const days = (filters.date ?? []).map(readDay).filter(Boolean);
  const years = filters.fiscal_year ?? [];
  const parts = index.parts.filter((part) => !years.length || years.some((year) => part.years.includes(Number(year))));
  const answers = [];
  const result = (done) => assemble(answers, { pieces, filters, sort, done, parts: parts.length });
  const ask = async (part) => {
    answers.push(await answer(part, pieces, filters.date?.length ? days : undefined));
    if (answers.length < parts.length) onUpdate?.(result(false));
  };
  const [newest, ...older] = parts;
  if (newest) await ask(newest);
  await Promise.all(older.map(ask));
  if (parts.length && answers.every(({ found }) => !found.size) && !(await isCurrent(index))) {
    return search(query, { filters, sort, onUpdate });
  }
  const last = result(true);
  onUpdate?.(last);
  return last;
}

/**
 * Say whether finding nothing can be believed. To Pagefind a part of its index that did not load is an empty one, and
 * it never asks for it again: without a connection, or after a new build of the site, start afresh.
 */
async function isCurrent(index) {
  let current = false;
  try {
    current = await index.isCurrent();
  } finally {
    if (!current) {
      opened = undefined;
      await index.close();
    }
  }
  return current;
}

/** What one part of the index finds: its rows by number, each with how often it holds each piece. */
async function answer(part, pieces, days) {
  const table = await part.table();
  let found = new Map(table.rows.map((_, row) => [row, []]));
  const narrow = (places) => {
    const kept = new Map();
    for (const [row, place] of places) if (found.has(row)) kept.set(row, [...found.get(row), place]);
    found = kept;
  };
  if (days) {
    const any = await Promise.all(days.map((day) => part.find(day)));
    const held = new Set(any.flatMap((places) => [...places.keys()]));
    found = new Map([...found].filter(([row]) => held.has(row)));
  }
  for (const piece of pieces) if (found.size) narrow(await part.find(piece));
  return { part, table, found };
}

function assemble(answers, { pieces, filters, sort, done, parts }) {
  const hits = answers.flatMap(({ part, table, found }) =>
    [...found].map(([row, places]) => ({ ...table.rows[row], places, part, row })),
  );
  const facets = countFacets(hits, filters);
  const passed = hits.filter((hit) => allows(hit, filters));
  const projects = answers.reduce((sum, { table }) => sum + table.rows.length, 0);
  weigh(hits, projects);
  passed.sort(compareBy(sort === "relevance" && !pieces.length ? "last-report" : sort));
  const described = passed.map((hit) => describe(hit, pieces));
  return { done, count: described.length, hits: described, facets, answered: answers.length, pieces: parts };
}

function describe({ places, part, row, weight, titlePieces, length, title_length, ...fields }, pieces) {
  return {
    ...fields,
    key: `${fields.fiscal_year}/${fields.id}`,
    url: `projects/${fields.fiscal_year}/${fields.id}/`,
    async load() {
      const blocks = await part.text(row);
      const title = blocks[0][1];
      return { title, titleParts: markedParts(title, findPieces(title, pieces)), ...bestPlace(blocks, title, pieces) };
    },
  };
}

/** Queries that may have been meant where nothing was found: `[{query, count}]`. */
export async function suggest() {
  return [];
}

/** Queries in other words for the same: `[{query, count}]`. */
export async function synonyms() {
  return [];
}

/** What titles, codes and agencies hold the text as typed, at most eight: `[{kind, text, parts, url}]`. */
export async function complete() {
  return [];
}
