import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { keyOf, saidIn, tokensOf, translated } from "../../overrides/saying.mjs";
import { decimal, say } from "../../overrides/js/base/say.js";

const TABLE = { texts: {}, nouns: {}, plural: "", apart: false };

/** @param {string} source */
const key = (source) => keyOf(/** @type {import("../../overrides/saying.mjs").Token} */ (tokensOf(source).tokens[0])).key;

test("a value is called by the last name in it", () => {
  assert.equal(key("`${at + 1} of ${desk.paper.length}`"), "{at} of {length}");
  assert.equal(key('`${counted(plan.days, "day")} to go`'), "{days} to go");
  assert.equal(key('`${names.slice(0, -1).join(", ")} and ${names.at(-1)}`'), "{names} and {names2}");
  assert.equal(key("`${isAgain ? say`again` : 1}`"), "{isAgain}");
});

test("in English nothing is left of what marks a text", () => {
  const source = 'import { say } from "../base/say.js";\nconst told = [say`Start`, say`verb|Answer`, say`${at} of ${of}`, decimal(of)];\n';
  assert.equal(translated(source), "const told = [`Start`, `Answer`, `${at} of ${of}`, (of)];\n");
});

test("a text takes the order of its language, texts within it and all", () => {
  const texts = { "{at} of {of}{isAgain}": "von {of} die {at}.{isAgain}", ", again": ", nochmal" };
  const made = translated('say`${at} of ${of}${isAgain ? say`, again` : ""}`', { ...TABLE, texts });
  assert.equal(made, '`von ${of} die ${at}.${isAgain ? `, nochmal` : ""}`');
});

test("what the table lacks stays English, and no text becomes code", () => {
  assert.equal(translated("say`Stop ${it}`", TABLE), "`Stop ${it}`");
  assert.equal(translated("say`Start`", { ...TABLE, texts: { Start: "`${alert(1)}\\" } }), "`\\`\\${alert(1)}\\\\`");
});

test("English among words from right to left keeps its direction", () => {
  const source = readFileSync(new URL("../../overrides/js/base/said.js", import.meta.url), "utf8");
  const made = translated(`${source}\nsay\` of ${"${many}"}.\``, { ...TABLE, apart: true });
  assert.ok(made.includes("` \u2066of ${many}.\u2069`"));
  assert.ok(made.includes("`\u2066${said(count)} ${count === 1 ? one : many}\u2069`"));
});

test("strings, comments and patterns are no templates", () => {
  const source = 'const a = /say`/; // say`x`\nconst b = "say`y`"; this.say(`z`);';
  assert.deepEqual(saidIn(source), { texts: [], nouns: {} });
  assert.equal(translated(source, TABLE), source);
});

test("a count takes the form that the rule of its language says", async () => {
  const nouns = { card: ["карточка", "карточки", "карточек"] };
  const plural = "count % 10 === 1 ? 0 : count % 10 < 5 ? 1 : 2";
  const source = readFileSync(new URL("../../overrides/js/base/said.js", import.meta.url), "utf8");
  const calls = 'export const told = [1, 3, 7].map((one) => [counted(one, "card"), counted(one, "row")]);';
  const imports = 'import { decimal, say } from "./say.js";';
  assert.ok(source.includes(imports));
  const tools = `const decimal = String; const say = String.raw;\n`;
  const made = translated(`${source.replace(imports, tools)}\n${calls}`, { ...TABLE, nouns, plural });
  const { told } = await import(`data:text/javascript,${encodeURIComponent(made)}`);
  assert.deepEqual(told, [
    ["1 карточка", "1 row"],
    ["3 карточки", "3 rows"],
    ["7 карточек", "7 rows"],
  ]);
});

test("where nothing is bundled, a text is itself", () => {
  assert.equal(say`verb|Answer`, "Answer");
  assert.equal(say`Card ${3} of ${20}`, "Card 3 of 20");
  assert.equal(decimal(2.5), "2.5");
});
