/**
 * Bundles the theme's scripts and styles: `node overrides/build.mjs OUTDIR [WORDS]` writes OUTDIR/site/assets/*, whose
 * names end in a digest of what they hold, OUTDIR/names.json, which gives the name of each, and OUTDIR/head.json: the script
 * and the icon that stand in every page, and the styles that stand in long ones. WORDS is a file with the interface's texts in another language than English: a `Table` of
 * saying.mjs, in JSON.
 *
 * Modules are the source form. What is written are classic scripts, since modules do not run from
 * `file://`.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { translated } from "./saying.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const [, , out, words] = process.argv;
if (!out) {
  process.stderr.write("usage: node overrides/build.mjs OUTDIR [WORDS]\n");
  process.exit(2);
}

const folder = join(out, "site");

/** @type {import("./saying.mjs").Table | null} The texts of the interface; none for English, in which they are written. */
const table = words ? JSON.parse(readFileSync(words, "utf8")) : null;

/** Begins the name of several files that are bundled as one. */
const JOINED = "joined:";

/** Parts of texts that have a stylesheet of their own, by the kind of page that may hold them; in the order of main.html. */
const TEXT_STYLES = /** @type {Record<string, string[]>} */ ({
  read: ["tables", "boxes", "lexicon", "tree", "figures"],
  lab: ["tables", "boxes", "lexicon", "tree", "figures"],
  practice: ["tables", "figures", "choices"],
  question: ["tables", "figures", "choices"],
  term: ["tables", "figures"],
});

/**
 * The styles of long pages, in words of main.html. Such a page is more than a server sends before it hears from the browser,
 * and comes in two goes: in the second there is room for its styles, and nobody has to ask for them. `any` stands for all
 * parts that a kind may have, since the policy of every page names each selection that there is.
 */
const LONG = ["glossary", "mind-map", "original", "practice-any", "read-any", "read-lexicon"];

/** Stylesheets that few pages have; as a part of the selections each would double their number. */
const RARE_STYLES = ["formulas", "pictures"];

/** Parts of texts that have a script, in the order of main.html. */
const TEXT_SCRIPTS = ["terms", "pager", "copy", "deck", "choice", "map"];

/**
 * What the picture of a map uses of d3: zoom, and transitions of the zoom alone. Its colours come from our stylesheet, its
 * lines from `geometry.js`; all of d3 would be four times as much. Of markmap's helpers it uses the smallest.
 */
const MARKMAP_PARTS = /** @type {Record<string, string>} */ ({
  d3: `
    import "d3-transition";
    export { select } from "d3-selection";
    export { zoom, zoomIdentity, zoomTransform } from "d3-zoom";
    export const max = (all, of) => all.reduce((most, one) => Math.max(most, of(one)), -Infinity);
    export const min = (all, of) => all.reduce((least, one) => Math.min(least, of(one)), Infinity);
    export const minIndex = (all, of) => all.map(of).indexOf(min(all, of));
    const unused = () => () => "";
    export const schemeCategory10 = [], scaleOrdinal = unused, linkHorizontal = unused;`,
  "markmap-common": `
    export class Hook { tap() { return () => {}; } }
    export const getId = () => "map", debounce = (act) => act, noop = () => {};
    export const addClass = (old, ...names) => [old, ...names].join(" "), walkTree = noop, loadCSS = noop, loadJS = noop;`,
  colours: `
    const unused = () => () => "";
    export const color = unused, cubehelix = unused, hcl = unused, hsl = unused, lab = unused, rgb = unused;
    export const interpolateNumber = unused, interpolateRgb = unused, interpolateString = unused;
    export const interpolateTransformCss = unused, interpolateTransformSvg = unused;`,
});

const SMALL = /** @type {const} */ ({
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "error",
  // The settings of the type check would put "use strict" before each script; as modules they were written and checked for it.
  tsconfigRaw: "{}",
});

/** @type {Record<string, string>} The name that a bundle has, by the name that templates and scripts call it. */
const names = {};

/**
 * @param {Record<string, string[]>} entries What to bundle, modules or stylesheets, by the name without the ending.
 */
async function bundle(entries) {
  const { metafile = { outputs: {} } } = await build({
    entryPoints: Object.entries(entries).map(([name, files]) => ({ in: JOINED + files.join(), out: name })),
    outdir: join(folder, "assets"),
    entryNames: "[name]-[hash]",
    metafile: true,
    plugins: [{ name: "joined", setup: joinFiles }, { name: "markmap", setup: giveParts }, { name: "saying", setup: speak }],
    ...SMALL,
  });
  for (const path of Object.keys(metafile.outputs)) {
    const [, name, digest, ending] = /([^/]+)-([A-Z0-9]{8})(\.\w+)$/.exec(path) ?? [];
    if (!name || !digest || !ending) throw new Error(`${path}: no digest in this name`);
    names[name + ending] = basename(path);
  }
}

/**
 * Lets esbuild take several files for one.
 *
 * @param {import("esbuild").PluginBuild} build
 */
function joinFiles(build) {
  build.onResolve({ filter: new RegExp(`^${JOINED}`) }, ({ path }) => ({ path, namespace: "joined" }));
  build.onLoad({ filter: /./, namespace: "joined" }, ({ path }) => {
    const files = path.slice(JOINED.length).split(",");
    const isStyle = files.every((file) => file.endsWith(".css"));
    const lines = files.map((file) => `${isStyle ? "@import" : "import"} "./${file}";`);
    return { contents: lines.join("\n"), loader: isStyle ? "css" : "js", resolveDir: here };
  });
}

/**
 * Gives markmap the parts that it uses.
 *
 * @param {import("esbuild").PluginBuild} build
 */
function giveParts(build) {
  const namespace = "markmap";
  build.onResolve({ filter: /^(d3|markmap-common)$/ }, ({ path }) => ({ path, namespace }));
  build.onResolve({ filter: /^d3-(color|interpolate)$/ }, ({ path, importer }) => {
    // The way from one zoom to another is the one that is wanted of them.
    return path === "d3-color" || importer.includes("d3-transition") ? { path: "colours", namespace } : undefined;
  });
  build.onLoad({ filter: /./, namespace }, ({ path }) => ({ contents: MARKMAP_PARTS[path] ?? "", resolveDir: here }));
}

/**
 * Puts the texts of our scripts into the language of the site.
 *
 * @param {import("esbuild").PluginBuild} build
 */
function speak(build) {
  const own = join(here, "js");
  build.onLoad({ filter: /\.js$/ }, ({ path }) => {
    if (!path.startsWith(own)) return undefined;
    // A lab speaks the language of its document.
    return { contents: translated(readFileSync(path, "utf8"), path.startsWith(join(own, "labs")) ? null : table), loader: "js" };
  });
}

/**
 * What a text holds decides what its page needs. Each selection of parts is one file, and a stylesheet has what every page
 * needs as well, so that a page waits for one; those that no page of a site names are not in it.
 *
 * @param {string} folder
 * @param {string} ending
 * @param {string} whole What they are added to.
 * @param {readonly string[]} parts
 * @returns {Record<string, string[]>}
 */
function selections(folder, ending, whole, parts) {
  const [first, ...rest] = parts;
  const file = (/** @type {string} */ name) => `${folder}/${name}.${ending}`;
  const base = folder === "css" ? ["css/site.css", `css/kinds/${whole}.css`] : [file(whole)];
  if (first === undefined) return { [whole]: base };
  const without = selections(folder, ending, whole, rest);
  const added = Object.entries(without).map(([name, files]) => {
    return [`${whole}-${first}${name.slice(whole.length)}`, [...base, file(first), ...files.slice(base.length)]];
  });
  return { ...without, ...Object.fromEntries(added) };
}

const kinds = readdirSync(join(here, "css/kinds")).map((file) => basename(file, ".css"));
const styles = kinds.map((kind) => selections("css", "css", kind, TEXT_STYLES[kind] ?? []));
const rare = Object.fromEntries(RARE_STYLES.map((name) => [name, [`css/${name}.css`]]));
await bundle(Object.assign(rare, ...styles));
/** The labs, by the names that their documents call (`scripts/studysite/labs.py`). */
const labs = readdirSync(join(here, "js")).filter((file) => /^lab-[a-z-]+\.js$/.test(file));
await bundle({
  ...Object.fromEntries(labs.map((file) => [basename(file, ".js"), [`js/${file}`]])),
  ...selections("js", "js", "text", TEXT_SCRIPTS),
  carry: ["js/progress/carry-core.js"],
  lost: ["js/reading/lost-core.js"],
  "lost-page": ["js/lost-page.js"],
  "map-mastery": ["js/map-mastery.js"],
  "map-picture": ["js/map-picture.js"],
  mark: ["js/mark.js"],
  past: ["js/progress/past-core.js"],
  offline: ["js/offline.js"],
  qr: ["js/share/qr-core.js"],
  exam: ["js/exam-page.js"],
  missed: ["js/exam/missed.js"],
  progress: ["js/progress-page.js"],
  search: ["js/search/core.js"],
  site: ["js/site.js"],
  sorting: ["js/labs/sorting-core.js"],
  study: ["js/study-page.js"],
  topics: ["js/practice/topics-core.js"],
});

// In the root, since it answers for all that lies below it; the browser looks for a new one by its name.
await build({
  entryPoints: [{ in: join(here, "js/worker/service-worker.js"), out: "sw" }],
  outdir: folder,
  ...SMALL,
});
names["sw.js"] = "sw.js";

/**
 * @param {string} entry
 * @returns {Promise<{ code: string, hash: string }>} What stands within pages, and the hash by which the policy knows it.
 */
async function inlined(entry) {
  const plugins = [{ name: "joined", setup: joinFiles }];
  const { outputFiles: [file] = [] } = await build({ entryPoints: [entry], write: false, outdir: folder, plugins, ...SMALL });
  if (!file) throw new Error(`${entry}: nothing was made of it`);
  const code = file.text.trim();
  if (/<\/(?:script|style)/i.test(code)) throw new Error(`${entry}: it would end the element that it stands in`);
  return { code, hash: `sha256-${createHash("sha256").update(code).digest("base64")}` };
}

const sheets = Object.assign({}, ...styles);
/** @type {Record<string, { code: string, hash: string }>} */
const long = {};
for (const name of LONG) {
  const kind = name.replace(/-any$/, "");
  const any = ["css/site.css", ...[`kinds/${kind}`, ...(TEXT_STYLES[kind] ?? []), ...RARE_STYLES].map((part) => `css/${part}.css`)];
  long[name] = await inlined(JOINED + (sheets[name] ?? any).join());
}

/**
 * The icon as an address that holds it: browsers ask for an icon as urgently as for what they paint, and would take the
 * line from it.
 */
const mark = readFileSync(join(here, "assets/mark.svg"), "utf8").trim().replace(/\s*\n\s*/g, " ");
const icon = `data:image/svg+xml,${mark.replace(/[%#<>&"]/g, encodeURIComponent)}`;

// The script stands within every page, so that nothing waits for it.
const head = await inlined(join(here, "js/head.js"));
writeFileSync(join(out, "head.json"), JSON.stringify({ ...head, icon, styles: long }));

writeFileSync(join(out, "names.json"), `${JSON.stringify(names, null, 1)}\n`);
