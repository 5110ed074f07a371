// What a reader may have meant to type. Words are compared as they sound: without the marks of tone, with long vowels
// as short ones, with one letter for those that sound alike. So a wrong tone mark, vowel or consonant costs little,
// and so does a mark that the documents themselves have lost. What sounds like no words is tried with one letter more,
// less or other.

import { normalise, units } from "./cut.js";

const SOUNDS = [
  ["่้๊๋็ฺ๎ํ", ""],
  ["า", "ะ"],
  ["ำ", "ะ"],
  ["ี", "ิ"],
  ["ื", "ึ"],
  ["ู", "ุ"],
  ["แ", "เ"],
  ["ใ", "ไ"],
  ["ขฃคฅฆ", "ค"],
  ["ชฌฉ", "ช"],
  ["ศษซ", "ส"],
  ["ณญ", "น"],
  ["ฎ", "ด"],
  ["ฏ", "ต"],
  ["ฐฑฒถธ", "ท"],
  ["ภผ", "พ"],
  ["ฝ", "ฟ"],
  ["ฬร", "ล"],
  ["ฮ", "ห"],
];
const SOUND_OF = new Map(SOUNDS.flatMap(([letters, sound]) => [...letters].map((letter) => [letter, sound])));
const SILENT = /[ก-ฮ][ิุ]?์/g;

const LONGEST_WORD = 14; // units
const WIDTH = 12; // readings kept at each place
const UNKNOWN = 2; // what a unit costs that no word covers; a different sign costs 1, another sound 1.5 more
const SHORTEST_MISSPELT = 3; // letters of sound

/** A word as it sounds. */
export function soundOf(word) {
  return Array.from(word.replace(SILENT, ""), (letter) => SOUND_OF.get(letter) ?? letter).join("");
}

/** The words of the texts, to look up by sound. */
export class Vocabulary {
  #bySound = new Map();
  #misspelt = new Map();

  constructor(words) {
    for (const word of words) add(this.#bySound, soundOf(word), word);
    for (const sound of this.#bySound.keys()) {
      if (sound.length >= SHORTEST_MISSPELT) for (const less of oneLess(sound)) add(this.#misspelt, less, sound);
    }
  }

  /** What may have been meant by a word of the query, likeliest first: at most `count`, none of them the word. */
  readings(word, count) {
    const keys = units(word).map(({ key }) => key);
    const reached = [[{ text: "", cost: 0 }], ...keys.map(() => [])];
    keys.forEach((key, from) => {
      const here = best(reached[from], WIDTH);
      for (let to = from + 1; to <= Math.min(keys.length, from + LONGEST_WORD); to += 1) {
        const typed = keys.slice(from, to).join("");
        for (const { text, cost } of this.#candidates(typed)) {
          for (const before of here) reached[to].push({ text: before.text + text, cost: before.cost + cost + 0.5 });
        }
      }
      for (const before of here) reached[from + 1].push({ text: before.text + key, cost: before.cost + UNKNOWN });
    });
    const typed = keys.join("");
    return best(reached.at(-1), count + 1).filter(({ text }) => text !== typed).slice(0, count);
  }

  #candidates(typed) {
    const sound = soundOf(typed);
    const alike = (this.#bySound.get(sound) ?? []).map((text) => ({ text, cost: distance(typed, text) }));
    if (alike.length || sound.length < SHORTEST_MISSPELT) return alike;
    const near = new Set([...(this.#bySound.get(sound) ?? [])]);
    for (const less of [sound, ...oneLess(sound)]) {
      for (const other of [...(this.#misspelt.get(less) ?? []), ...(this.#bySound.has(less) ? [less] : [])]) {
        for (const word of this.#bySound.get(other)) near.add(word);
      }
    }
    return Array.from(near, (text) => ({ text, cost: 1.5 + distance(typed, text) })).filter(
      ({ text }) => distance(sound, soundOf(text)) <= 1,
    );
  }
}

/** The query as words apart, normalised. */
export function wordsOf(query) {
  return normalise(query).split(/\s+/).filter((word) => units(word).length);
}

function best(readings, count) {
  const cheapest = new Map();
  for (const { text, cost } of readings) if (!(cheapest.get(text) <= cost)) cheapest.set(text, cost);
  const sorted = [...cheapest].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(0, count).map(([text, cost]) => ({ text, cost }));
}

function oneLess(text) {
  return Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1));
}

/** How many signs were added, left out or changed (Levenshtein). */
function distance(one, other) {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = before[column - 1] + Number(one[row - 1] !== other[column - 1]);
      now.push(Math.min(changed, before[column] + 1, now[column - 1] + 1));
    }
    before = now;
  }
  return before.at(-1);
}

function add(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}
