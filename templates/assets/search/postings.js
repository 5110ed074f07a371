// Where terms stand: reads the postings that generator/search/postings.py writes, which tells their form.

const BASE = 53248;
const ESCAPE = 31;

// What is known of a pair at its place, and of a single term in a project: as generator/search/terms.py has it.
const BEGINS = 1;
const ENDS = 2;
const IN_TITLE = 1;
const WHOLE = 2;
const WHOLE_IN_TITLE = 4;

/** The number of the file that holds a term, of so many. */
export function fileOf(term, files) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % files;
}

/**
 * The terms to look up for the keys of a phrase: `{term, offset}`, by which key the term begins.
 *
 * A key alone is a term. Of several, each pair is one; as a pair tells its place, every other one will do.
 */
export function termsOf(keys) {
  if (keys.length === 1) return [{ term: keys[0], offset: 0 }];
  const last = keys.length - 2;
  const offsets = Array.from({ length: Math.ceil(keys.length / 2) }, (_, at) => Math.min(at * 2, last));
  return offsets.map((offset) => ({ term: `${keys[offset]} ${keys[offset + 1]}`, offset }));
}

/**
 * The projects that hold a phrase, by their number in the part, each with a function that says how: given the length of
 * the project's title in units, `{times, inTitle, whole, wholeInTitle}`.
 *
 * `files` are the texts of the files that hold its terms, in the order of the terms. Whole is a phrase that begins and
 * ends as a word does.
 */
export function findPhrase(terms, files) {
  const lines = terms.map(({ term }, at) => lineOf(files[at], term));
  if (lines.some((line) => !line)) return new Map();
  if (!terms[0].term.includes(" ")) return readSingle(lines[0]);
  const places = lines.map(readPair);
  const length = terms.at(-1).offset + 2;
  const found = new Map();
  const rarest = places.reduce((one, other) => (other.size < one.size ? other : one));
  for (const row of rarest.keys()) {
    if (!places.every((pair) => pair.has(row))) continue;
    const standing = phrasesIn(places.map((pair) => pair.get(row)), terms);
    if (standing.length) found.set(row, (titleLength) => described(standing, titleLength - length));
  }
  return found;
}

/** The line of a term in a file, without the term; empty where it has none. */
function lineOf(file, term) {
  const start = `\n${file}`.indexOf(`\n${term}\t`);
  return start < 0 ? "" : file.slice(start + term.length + 1, file.indexOf("\n", start));
}

/** Where whole phrases begin, each as four times its place plus what is known of it. */
function phrasesIn(places, terms) {
  const [first, ...others] = places;
  const rest = others.map((pair, at) => new Map(pair.map((place) => [(place >> 2) - terms[at + 1].offset, place & ENDS])));
  const last = rest.at(-1);
  return first
    .filter((place) => rest.every((pair) => pair.has(place >> 2)))
    .map((place) => (last ? (place & ~ENDS) | last.get(place >> 2) : place));
}

function described(standing, lastInTitle) {
  const isWhole = (place) => (place & (BEGINS | ENDS)) === (BEGINS | ENDS);
  const inTitle = standing.filter((place) => place >> 2 <= lastInTitle);
  return {
    times: standing.length,
    inTitle: inTitle.length > 0,
    whole: standing.some(isWhole),
    wholeInTitle: inTitle.some(isWhole),
  };
}

function readPair(line) {
  const numbers = numbersIn(line);
  const found = new Map();
  for (let at = 0, row = 0; at < numbers.length; ) {
    row += numbers[at];
    const count = numbers[at + 1];
    const known = at + 2 + count;
    const places = [];
    for (let index = 0, place = 0; index < count; index += 1) {
      place += numbers[at + 2 + index];
      places.push(place * 4 + numbers[known + index]);
    }
    found.set(row, places);
    at = known + count;
  }
  return found;
}

function readSingle(line) {
  const numbers = numbersIn(line);
  const found = new Map();
  for (let at = 0, row = 0; at < numbers.length; at += 3) {
    row += numbers[at];
    const known = numbers[at + 2];
    const single = {
      times: numbers[at + 1],
      inTitle: (known & IN_TITLE) > 0,
      whole: (known & WHOLE) > 0,
      wholeInTitle: (known & WHOLE_IN_TITLE) > 0,
    };
    found.set(row, () => single);
  }
  return found;
}

function numbersIn(line) {
  const numbers = [];
  for (let at = 0, carried = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === ESCAPE) {
      carried += BASE;
    } else {
      numbers.push(carried + code - 32);
      carried = 0;
    }
  }
  return numbers;
}
