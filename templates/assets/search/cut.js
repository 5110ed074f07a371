// How text is normalised, cut and encoded for search: the twin of generator/thai/clusters.py, which tells why.
// tests/thai/test_clusters.py proves the two equal. Change both or neither.

const HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff";
const UNSEEN = new RegExp(`[${HIDDEN}]+`, "g");
const SARA_AM_APART = /\u0e4d([\u0e48-\u0e4b]*)\u0e32([\u0e48-\u0e4b]*)/g;
const MARKS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}/g;
const MARK_GROUPS = [/[\u0e31\u0e34-\u0e3a\u0e47]/g, /[\u0e48-\u0e4c\u0e4e]/g, /\u0e4d/g];
const DOUBLED_MARK = /([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1+/g;
const SARA_AM = /(?:\u0e4d\u0e32)+/g;
const THAI_DIGIT = /[๐-๙]/g;

const UNIT = new RegExp(
  [
    "[\u0e40-\u0e44]*[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*", // a Thai cluster
    "[\u0e2f-\u0e3a\u0e40-\u0e4e]", // a Thai sign that belongs to no consonant
    "[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]+", // a number: 12,000,000 is one
    "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+", // a Latin word
  ].join("|"),
  "g",
);
const ACCENT = /[\u0300-\u036f]/g;

const MONTHS =
  "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(" ");
const SHORT_MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(" ");
const MONTH_NUMBERS = new Map([MONTHS, SHORT_MONTHS].flatMap((names) => names.map((name, index) => [name, index + 1])));
const MONTH = [...MONTH_NUMBERS.keys()].join("|").replaceAll(".", "[.]");
const DATE = new RegExp(
  "(?<![0-9])(?:" +
    "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})" +
    "|([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})" +
    `|([0-9]{1,2}) *(${MONTH}) *(?:[พค][.]? *ศ[.]? *)?([0-9]{4})` +
    ")(?![0-9])",
  "g",
);
const BUDDHIST_OFFSET = 543;
const FIRST_BUDDHIST_YEAR = 2400;

// A stretch of text that can be normalised by itself, as nothing beside it changes what it becomes: a consonant with
// the vowels before it and the marks after it, or any other character with the accents after it.
const ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f";
const HEAD = `[\u0e40-\u0e44${HIDDEN}]`;
const TAIL = `[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e${ACCENTS}${HIDDEN}]*`;
const GRAIN = new RegExp(`${HEAD}*[\u0e01-\u0e2e]${TAIL}|${HEAD}+${TAIL}|[^]${TAIL}`, "gu");

/** The text with everything written one way that a reader sees as one; letters keep their case. */
export function normalise(text) {
  return text
    .replace(UNSEEN, "")
    .normalize("NFKC")
    .replace(SARA_AM_APART, "$1$2\u0e4d\u0e32")
    .replace(MARKS, (marks) => MARK_GROUPS.map((group) => (marks.match(group) ?? []).join("")).join(""))
    .replace(DOUBLED_MARK, "$1")
    .replace(SARA_AM, "\u0e33")
    .replaceAll("เเ", "แ")
    .replace(THAI_DIGIT, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 0x30));
}

/** The text's units in order: `{key, start, end}`, the places counted in the text as given, not as normalised. */
export function units(text) {
  const { plain, starts, ends } = grains(text);
  return Array.from(plain.matchAll(UNIT), ({ 0: unit, index }) => ({
    key: keyOf(unit),
    start: starts[index],
    end: ends[index + unit.length - 1],
  }));
}

/** The dates written in the text, in order: `{token, start, end}`, the places counted in the text as given. */
export function writtenDates(text) {
  const { plain, starts, ends } = grains(text);
  const found = [];
  for (const match of plain.matchAll(DATE)) {
    const token = dateToken(...dayOf(match));
    if (token) found.push({ token, start: starts[match.index], end: ends[match.index + match[0].length - 1] });
  }
  return found;
}

/** The tokens to search as one phrase for the keys of units in a row. */
export function tokens(keys) {
  if (keys.length === 1 && isThai(keys[0])) return ["u" + encode(keys[0])];
  const found = [];
  keys.forEach((key, index) => {
    if (!isThai(key)) {
      found.push(key);
      return;
    }
    const before = keys[index - 1];
    const after = keys[index + 1];
    if (before !== undefined && !isThai(before)) found.push(encode(key));
    if (after !== undefined) found.push(isThai(after) ? encode(key) + encode(after) : encode(key));
  });
  return found;
}

/** Normalise, and say for each character of the result from which stretch of the given text it comes. */
function grains(text) {
  let plain = "";
  const starts = [];
  const ends = [];
  for (const { 0: grain, index } of text.matchAll(GRAIN)) {
    const part = normalise(grain);
    plain += part;
    for (let i = 0; i < part.length; i += 1) {
      starts.push(index);
      ends.push(index + grain.length);
    }
  }
  return { plain, starts, ends };
}

function keyOf(unit) {
  if (isThai(unit)) return unit;
  return unit.replaceAll(",", "").normalize("NFD").replace(ACCENT, "").toLowerCase();
}

function isThai(unit) {
  return unit[0] >= "\u0e01" && unit[0] <= "\u0e4e";
}

function encode(key) {
  return key.replace(/[\u0e01-\u0e4e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x0e01 + 0x0250)) + "x";
}

function dayOf(match) {
  if (match[1]) return [Number(match[1]), Number(match[2]), Number(match[3])];
  if (match[4]) return [Number(match[6]), Number(match[5]), Number(match[4])];
  return [Number(match[9]), MONTH_NUMBERS.get(match[8]), Number(match[7])];
}

/** The token of a day, or nothing where the calendar has no such day. */
function dateToken(printedYear, month, day) {
  const year = printedYear >= FIRST_BUDDHIST_YEAR ? printedYear - BUDDHIST_OFFSET : printedYear;
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  if (year < 1 || moment.getUTCMonth() !== month - 1 || moment.getUTCDate() !== day) return undefined;
  return "d" + [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("");
}
