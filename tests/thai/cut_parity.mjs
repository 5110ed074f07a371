// Reads a JSON array of texts from standard input; writes what cut.js makes of each. Run by test_clusters.py.
import { argv, stdin, stdout } from "node:process";
import { json } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { joinedWords, normalise, units } = await import(pathToFileURL(argv[2]));
const { readQuery } = await import(pathToFileURL(argv[3]));
const texts = await json(stdin);
const made = texts.map((text) => {
  const cut = units(text);
  const keys = cut.map((unit) => unit.key);
  return {
    normalised: normalise(text),
    keys,
    pieces: readQuery(text),
    joined: joinedWords(text).map(({ key }) => key),
    places: cut.map((unit) => [unit.start, unit.end]),
  };
});
stdout.write(JSON.stringify(made));
