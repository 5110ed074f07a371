import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JSON_SCHEMA, load } from "js-yaml";

// Dates and amounts stay as they are written.
export default function () {
  const root = process.env.RECORDS;
  return readdirSync(root).flatMap((year) =>
    readdirSync(join(root, year)).map((name) => load(readFileSync(join(root, year, name), "utf8"), { schema: JSON_SCHEMA })),
  );
}
