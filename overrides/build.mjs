/**
 * Bundles the theme's scripts and styles: `node overrides/build.mjs OUTDIR` writes OUTDIR/site/assets/*, whose
 * names end in a digest of what they hold, and OUTDIR/names.json, which gives the name of each.
 *
 * Modules are the source form. What is written are classic scripts, since modules do not run from
 * `file://`.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = process.argv[2];
if (!out) {
  process.stderr.write("usage: node overrides/build.mjs OUTDIR\n");
  process.exit(2);
}

const folder = join(out, "site");

/** @type {Record<string, string>} The name that a bundle has, by the name that templates and scripts call it. */
const names = {};

/**
 * @param {Record<string, string>} entries What to bundle, by its name without the ending.
 */
async function bundle(entries) {
  const { metafile } = await build({
    entryPoints: Object.entries(entries).map(([name, file]) => ({ in: join(here, file), out: name })),
    outdir: join(folder, "assets"),
    entryNames: "[name]-[hash]",
    metafile: true,
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
  });
  for (const path of Object.keys(metafile.outputs)) {
    const [, name, digest, ending] = /([^/]+)-([A-Z0-9]{8})(\.\w+)$/.exec(path) ?? [];
    if (!name || !digest || !ending) throw new Error(`${path}: no digest in this name`);
    names[name + ending] = basename(path);
  }
}

const kinds = readdirSync(join(here, "css/kinds")).map((file) => [basename(file, ".css"), `css/kinds/${file}`]);
const parts = ["boxes", "lexicon", "tables", "tree"].map((part) => [part, `css/${part}.css`]);
await bundle({ site: "css/site.css", ...Object.fromEntries([...kinds, ...parts]) });
const scripts = ["copy", "deck", "lost-page", "offline", "pager", "scheme", "site", "terms", "text", "tree"];
await bundle({
  ...Object.fromEntries(scripts.map((script) => [script, `js/${script}.js`])),
  qr: "js/qr-core.js",
  search: "js/search-core.js",
});

// In the root, since it answers for all that lies below it; the browser looks for a new one by its name.
await build({
  entryPoints: [{ in: join(here, "js/worker/service-worker.js"), out: "sw" }],
  outdir: folder,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
});
names["sw.js"] = "sw.js";

writeFileSync(join(out, "names.json"), `${JSON.stringify(names, null, 1)}\n`);
