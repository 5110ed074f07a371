// How text is normalised and cut for search: the twin of generator/thai/clusters.py, which tells why.
// tests/thai/test_clusters.py proves the two equal. Change both or neither.

import { datesIn, joinedIn, quantitiesIn } from "./written.js";

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
    .replace(THAI_DIGIT, asciiDigit);
}

/** The text's units in order: `{key, start, end}`, the places counted in the text as given, not as normalised. */
export function units(text) {
  const { plain, startOf, endOf } = grains(text);
  return Array.from(plain.matchAll(UNIT), ({ 0: unit, index }) => ({
    key: keyOf(unit),
    start: startOf(index),
    end: endOf(index + unit.length - 1),
  }));
}

/** The days written in the text and the quantities (12 ล้าน), as units are given; a day's key is `2019-09-30`. */
export function meanings(text) {
  return placed(text, (plain) => [...datesIn(plain), ...quantitiesIn(plain)]);
}

/** The Latin words written as one that their capitals tell apart, as units are given. */
export function joinedWords(text) {
  return placed(text, joinedIn);
}

/** What is found in the normalised text, with its places in the text as given. */
function placed(text, find) {
  const { plain, startOf, endOf } = grains(text);
  return find(plain).map(({ key, start, end }) => ({ key, start: startOf(start), end: endOf(end - 1) }));
}

/** The first place of some letters in a text, `{start, end}`, whatever their case; a unit may be found in part. */
export function findText(text, letters) {
  const { plain, startOf, endOf } = grains(text);
  const sought = normalise(letters);
  const at = lower(plain).indexOf(lower(sought));
  return at < 0 || !sought ? undefined : { start: startOf(at), end: endOf(at + sought.length - 1) };
}

/** Lower case, sign by sign: the places stay. */
function lower(text) {
  return text.replace(/[A-Z]/g, (sign) => sign.toLowerCase());
}

/**
 * Normalise, and say for each character of the result where the stretch of the given text begins and ends that it comes
 * from: `{plain, startOf, endOf}`. Most texts are normal already, or but for signs that become one other sign each.
 */
function grains(text) {
  const plain = normalise(text);
  if (plain === text.replace(THAI_DIGIT, asciiDigit).replaceAll("\u00a0", " ")) {
    return { plain, startOf: (at) => at, endOf: (at) => at + 1 };
  }
  let joined = "";
  const starts = [];
  const ends = [];
  for (const { 0: grain, index } of text.matchAll(GRAIN)) {
    const part = normalise(grain);
    joined += part;
    for (let i = 0; i < part.length; i += 1) {
      starts.push(index);
      ends.push(index + grain.length);
    }
  }
  return { plain: joined, startOf: (at) => starts[at], endOf: (at) => ends[at] };
}

function asciiDigit(digit) {
  return String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 0x30);
}

function keyOf(unit) {
  if (isThai(unit)) return unit;
  return unit.replaceAll(",", "").normalize("NFD").replace(ACCENT, "").toLowerCase();
}

function isThai(unit) {
  return unit[0] >= "\u0e01" && unit[0] <= "\u0e4e";
}
