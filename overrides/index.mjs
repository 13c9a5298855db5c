/**
 * Builds the search's index: `node overrides/index.mjs RECORDS OUTDIR` reads the records in the file
 * RECORDS and writes OUTDIR/data/search/*.js. With the modules that the browser uses, so that both cut
 * words alike.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { VERSION } from "./js/search/records.js";
import { FOLDER, MANIFEST, written } from "./js/search/files.js";
import { shardsOf } from "./js/search/shards.js";

const [from, out] = process.argv.slice(2);
if (!from || !out) {
  process.stderr.write("usage: node overrides/index.mjs RECORDS OUTDIR\n");
  process.exit(2);
}

/** @type {import("./js/search/records.js").SearchRecords} */
const given = JSON.parse(readFileSync(from, "utf8"));
if (given.version !== VERSION) throw new Error(`${from}: records of version ${given.version}, not ${VERSION}`);
const folder = join(out, FOLDER);
mkdirSync(folder, { recursive: true });
const shards = shardsOf(given.records).map((shard) => {
  const text = written(shard);
  const file = `${createHash("sha256").update(text).digest("hex").slice(0, 16)}.js`;
  writeFileSync(join(folder, file), text);
  const count = (shard.records ?? shard.texts ?? []).length;
  return { file, names: Boolean(shard.records), first: shard.first, count, size: Buffer.byteLength(text) };
});
writeFileSync(join(folder, MANIFEST), written({ version: VERSION, records: given.records.length, shards }));
