// Finds projects: which of them hold the pieces of a query, pass the filters, and in which order they come.
//
// Nothing is loaded before the first search (or `prepare`). Everything is found relative to this file, so the site may
// live under any path.

import { completions } from "./complete.js";
import { bestPlace } from "./excerpt.js";
import { allows, countFacets } from "./facets.js";
import { openIndex } from "./index.js";
import { findPieces, markedParts, readQuery } from "./match.js";
import { compareBy, rankHits } from "./rank.js";
import { wordsOf } from "./suggest.js";
import { rephrase } from "./synonyms.js";

export { ALLOCATED_RANGES } from "./facets.js";

const ANSWERS_KEPT = 8; // queries whose answers are kept for each part, for narrowing what was found
const LONGEST_WAIT = 2000; // milliseconds
const SUGGESTIONS_TRIED = 3; // readings of a query that are looked up, none much unlikelier than the best
const UNLIKELIER = 2.5;
const OFFERED = 3; // queries offered at once

let opened;

/** Load what every search needs, ahead of the first one. Rejects where it cannot be loaded; a later call tries again. */
export async function prepare() {
  const index = await open();
  await Promise.all([index.agencies(), index.parts[0]?.rows()]);
}

function open() {
  opened ??= openIndex().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/**
 * All projects that hold every piece of the query and pass the filters: `{done, count, hits, facets, answered, pieces,
 * missing, agencies}`.
 *
 * A query without pieces finds every project. `filters` are lists of accepted values by field, all of them texts:
 * `{fiscal_year: ["2563"], agency, status, strategy, flag, plan, allocated, date}`; a project passes that has one of
 * the values in every field. `sort` is `relevance`, `last-report`, `allocation`, `unexplained` or `title`.
 *
 * `onUpdate` is given the result so far as parts of the index answer, the newest first: `answered` of `pieces`;
 * `done` tells the last one, which is promised too. `facets` are counts by field and value: what the result would
 * hold if that value alone were chosen in its field; where years are chosen, other years have counts only as far as
 * their parts were asked before. `missing` are the years of parts that could not be loaded. `agencies` are the names,
 * `{th, en}`, by code of all agencies that projects have.
 *
 * A hit has `key`, `url`, `id`, `fiscal_year`, `agency` (its code), `status`, `strategy` (codes from the theme down),
 * `flags`, `plan`, `last_report_date`, `allocated`, `unexplained`, and `load()`, which promises `{title, titleParts,
 * place, anchor, parts}`: the field and the anchor of the best place on its page, and an excerpt. Parts are `{text,
 * marked}`. Rejects when the index cannot be loaded.
 */
export async function search(query, { filters = {}, sort = "relevance", onUpdate } = {}) {
  const index = await open();
  const asked = { pieces: readQuery(query), days: filters.date ?? [] };
  const years = (filters.fiscal_year ?? []).map(Number);
  const isWanted = (part) => !years.length || part.years.some((year) => years.includes(year));
  const wanted = index.parts.filter(isWanted);
  const others = index.parts.filter((part) => !isWanted(part));
  const answers = await Promise.all(others.flatMap((part) => keptAnswer(part, asked) ?? []));
  const failed = [];
  let agencies = new Map();
  const result = (done) => ({
    done,
    agencies,
    ...assemble(answers, asked, filters, sort),
    answered: answers.filter(({ part }) => isWanted(part)).length,
    pieces: wanted.length,
    missing: [...new Set(failed.flatMap(({ part }) => part.years))],
  });
  const ask = async (part) => {
    try {
      const [answer, names] = await Promise.all([answerOf(part, asked), index.agencies()]);
      agencies = names;
      answers.push(sort === "title" ? { ...answer, titles: await part.titles() } : answer);
    } catch (error) {
      failed.push({ part, error });
      return;
    }
    if (answers.length < index.parts.length) onUpdate?.(result(false));
  };
  const [newest, ...older] = wanted;
  newest?.rows().catch(console.warn); // beside its postings; where that fails, `ask` hears of it
  if (newest) await ask(newest);
  if (older.length) await firstShown();
  await Promise.all(older.map(ask));
  const last = result(true);
  // A site built anew in between has other files: a part that fails, or finds nothing, may be an old one.
  if ((failed.length || !last.count) && (await isRenewed(index))) return search(query, { filters, sort, onUpdate });
  if (failed.length && failed.length === wanted.length) throw failed[0].error;
  onUpdate?.(last);
  return last;
}

// The texts of hits that are being loaded to be shown.
const shown = new Set();

/** Wait for the texts of the first hits, so that the line is theirs before it is that of the older parts. */
async function firstShown() {
  await pause(0); // the caller, told of the first hits, asks for their texts
  await Promise.race([Promise.allSettled(shown), pause(LONGEST_WAIT)]);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Say whether the site was built anew since its index was opened; if so, it is opened anew. Without a line, no. */
async function isRenewed(index) {
  const renewed = await index.isRenewed().catch(() => false);
  if (renewed) opened = undefined;
  return renewed;
}

const answersByPart = new WeakMap();

function keptAnswer(part, { pieces, days }) {
  return answersByPart.get(part)?.get(JSON.stringify([pieces, days]));
}

/** What a part finds for the pieces and days asked for, whatever the other filters: kept for the queries to come. */
function answerOf(part, asked) {
  const kept = keptAnswer(part, asked);
  if (kept) return kept;
  if (!answersByPart.has(part)) answersByPart.set(part, new Map());
  const answers = answersByPart.get(part);
  const key = JSON.stringify([asked.pieces, asked.days]);
  const answer = ask(part, asked);
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  if (answers.size > ANSWERS_KEPT) answers.delete(answers.keys().next().value);
  return answer;
}

/** `{part, rows, frequencies, found}`: how many projects hold each piece, and those that hold all, by number. */
async function ask(part, { pieces, days }) {
  const find = (keys) => part.find(keys);
  const asked = [Promise.all(pieces.map(find)), Promise.all(days.map((day) => find([day])))];
  const [places, onDays] = await Promise.all(asked);
  const held = new Set(onDays.flatMap((holders) => [...holders.keys()]));
  const numbers = inAll(days.length ? [...places, held] : places, part.projects);
  const rows = numbers.length ? await part.rows() : []; // loaded only where there is something to show
  const how = (row) => places.map((holders) => holders.get(row)(rows[row].title_length));
  const found = new Map(numbers.map((row) => [row, how(row)]));
  return { part, rows, found, frequencies: places.map((holders) => holders.size) };
}

/** The numbers, of so many, that all of some sets or maps have: ascending. */
function inAll(holders, count) {
  const everyone = { size: count, keys: () => Array(count).keys() };
  const fewest = holders.reduce((one, other) => (other.size < one.size ? other : one), everyone);
  const numbers = [...fewest.keys()].filter((row) => holders.every((held) => held.has(row)));
  return numbers.sort((one, other) => one - other);
}

function assemble(answers, { pieces }, filters, sort) {
  const hits = answers.flatMap(({ part, rows, found, titles }) =>
    Array.from(found, ([row, places]) => ({ ...rows[row], places, part, row, title: titles?.[row] })),
  );
  const facets = countFacets(hits, filters);
  const passed = hits.filter((hit) => allows(hit, filters));
  rankHits(passed, answers);
  passed.sort(compareBy(sort === "relevance" && !pieces.length ? "last-report" : sort));
  return { count: passed.length, facets, hits: passed.map((hit) => describe(hit, pieces)) };
}

function describe({ places, part, row, rank, title: _, length, title_length, ...fields }, pieces) {
  return {
    ...fields,
    key: `${fields.fiscal_year}/${fields.id}`,
    url: `projects/${fields.fiscal_year}/${fields.id}/`,
    async load() {
      if (!pieces.length) return { title: (await part.titles())[row], place: "title", anchor: "", parts: [] };
      const loading = part.blocks(row);
      const settle = () => shown.delete(loading);
      shown.add(loading);
      loading.then(settle, settle);
      const blocks = await loading.catch((error) => {
        opened = undefined; // the site may have been built anew
        throw error;
      });
      const title = blocks[0][1];
      return { title, titleParts: markedParts(title, findPieces(title, pieces)), ...bestPlace(blocks, title, pieces) };
    },
  };
}

/**
 * What may have been meant by a query that finds nothing: `[{query, count}]`, likeliest first, each with what it finds.
 *
 * Words that stand nowhere are replaced by such as sound alike or nearly so; the others are kept.
 */
export async function suggest(query, { filters = {} } = {}) {
  const index = await open();
  const words = wordsOf(query);
  const asked = { pieces: readQuery(query), days: [] };
  const answers = await Promise.all(index.parts.map((part) => answerOf(part, asked))); // kept from the search before
  const stands = (keys) => {
    const piece = asked.pieces.findIndex((other) => other.join(" ") === keys.join(" "));
    return piece < 0 || answers.some(({ frequencies }) => frequencies[piece]);
  };
  const known = words.map((word) => readQuery(word).every(stands));
  if (known.every(Boolean)) return [];
  const vocabulary = await index.vocabulary();
  let readings = [{ text: "", cost: 0 }];
  words.forEach((word, at) => {
    const meant = known[at] ? [{ text: word, cost: 0 }] : vocabulary.readings(word, SUGGESTIONS_TRIED);
    const joined = readings.flatMap((before) =>
      meant.map(({ text, cost }) => ({ text: `${before.text} ${text}`.trim(), cost: before.cost + cost })),
    );
    joined.sort((one, other) => one.cost - other.cost);
    readings = joined.filter(({ cost }) => cost <= joined[0].cost + UNLIKELIER).slice(0, SUGGESTIONS_TRIED);
  });
  return counted(readings.map(({ text }) => text), filters);
}

/** A query in other words for the same, and its years in the Buddhist era: `[{query, count}]`. */
export async function synonyms(query, { filters = {} } = {}) {
  const index = await open();
  return counted(rephrase(query, await index.synonyms()), filters);
}

/** The first queries that find something, each with how much. */
async function counted(queries, filters) {
  const counts = await Promise.all(queries.map(async (query) => (await search(query, { filters })).count));
  const offered = queries.map((query, at) => ({ query, count: counts[at] }));
  return offered.filter(({ count }) => count).slice(0, OFFERED);
}

/**
 * What titles, codes and agencies hold the letters as typed, at most eight: `{kind, text, parts, url, fiscal_year}`, the
 * kind `title`, `code` or `agency`; parts as in `search`.
 */
export async function complete(typed) {
  return completions(await open(), typed);
}
