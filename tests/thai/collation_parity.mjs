// Reads a JSON array of texts from standard input; writes them in the order of ICU for Thai. Run by test_collation.py.
import { stdin, stdout } from "node:process";
import { json } from "node:stream/consumers";

const collator = new Intl.Collator("th", { numeric: true });
const texts = await json(stdin);
const { locale } = collator.resolvedOptions();
stdout.write(JSON.stringify({ locale, sorted: texts.sort(collator.compare) }));
