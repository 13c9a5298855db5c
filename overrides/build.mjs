/**
 * Bundles the theme's scripts and styles: `node overrides/build.mjs OUTDIR` writes OUTDIR/assets/*.
 *
 * Modules are the source form. What is written are classic scripts, since modules do not run from
 * `file://`.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = process.argv[2];
if (!out) {
  process.stderr.write("usage: node overrides/build.mjs OUTDIR\n");
  process.exit(2);
}

await build({
  entryPoints: [
    { in: join(here, "js/qr-core.js"), out: "qr" },
    { in: join(here, "js/scheme.js"), out: "scheme" },
    { in: join(here, "js/search-core.js"), out: "search" },
    { in: join(here, "js/site.js"), out: "site" },
    { in: join(here, "js/text.js"), out: "text" },
    { in: join(here, "css/site.css"), out: "site" },
  ],
  outdir: join(out, "assets"),
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
});
