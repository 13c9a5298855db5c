import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";

import { branchOf } from "../../overrides/js/map/address.js";
import { ALL, MapState } from "../../overrides/js/map/map-state.js";
import { firstLevel, grown, holding, HUES, hues, inOrder, levelWithin } from "../../overrides/js/map/outline.js";
import { standingsByPath, standingsOf } from "../../overrides/js/map/mastery.js";
import { moveFor, TypeAhead } from "../../overrides/js/map/tree-keys.js";

/** @typedef {import("../../overrides/js/map/outline.js").Branch} Branch */
/** @typedef {[name: string, ...below: Sketch[]]} Sketch */

/**
 * @param {...Sketch} sketches Names with what is below them.
 * @returns {Branch[]} Branches whose ids are their words.
 */
function map(...sketches) {
  /** @type {(one: Sketch) => import("../../overrides/js/map/outline.js").Twig} */
  const twig = ([name, ...below]) => ({ id: name, runs: [{ text: name, voice: "" }], links: [], children: below.map(twig) });
  return grown(sketches.map(twig));
}

const GARDEN = /** @type {Sketch} */ ([
  "Garden",
  ["Beds", ["Roses", ["Climbing"], ["Old"]], ["Beans"]],
  ["Paths", ["Gravel"]],
  ["Pond"],
]);

/**
 * @param {MapState} state
 * @returns {string}
 */
const seen = (state) => state.shown().map(({ id }) => id).join(" ");

/**
 * @param {MapState} state
 * @param {string} id
 * @returns {Branch}
 */
function at(state, id) {
  const branch = state.named(id);
  assert.ok(branch, id);
  return branch;
}

test("an address names a branch in either way", () => {
  assert.deepEqual(branchOf("#n-8m2xtw"), { id: "n-8m2xtw", isAsked: false });
  assert.deepEqual(branchOf("#map=n-8m2xtw"), { id: "n-8m2xtw", isAsked: true });
  assert.deepEqual(branchOf("#map%3Dn-8m2xtw"), { id: "n-8m2xtw", isAsked: true });
  assert.deepEqual(branchOf("#map="), { id: "", isAsked: true });
  assert.equal(branchOf(""), null);
  assert.equal(branchOf("#%E0%A4%A")?.id, "%E0%A4%A");
});

test("branches know their level, their place and what is above them", () => {
  const all = inOrder(map(GARDEN));
  assert.deepEqual(all.map(({ id, level, place, parent }) => [id, level, place, parent?.id]), [
    ["Garden", 1, 1, undefined],
    ["Beds", 2, 1, "Garden"],
    ["Roses", 3, 1, "Beds"],
    ["Climbing", 4, 1, "Roses"],
    ["Old", 4, 2, "Roses"],
    ["Beans", 3, 2, "Beds"],
    ["Paths", 2, 2, "Garden"],
    ["Gravel", 3, 1, "Paths"],
    ["Pond", 2, 3, "Garden"],
  ]);
});

test("a single root is the subject, and no level", () => {
  assert.equal(firstLevel(map(GARDEN)), 2);
  assert.equal(firstLevel(map(["A", ["a"]], ["B"])), 1);
  assert.equal(firstLevel(map(["Alone"])), 1);
});

test("a map begins as deep as can be read, and never without its first level", () => {
  assert.deepEqual([0, 4, 6, 7, 9, 99].map((most) => levelWithin(map(GARDEN), most)), [2, 2, 2, 3, 4, 4]);
  assert.equal(levelWithin(map(["A"], ["B"]), 1), 1);
});

test("levels are counted below the subject", () => {
  const state = new MapState(map(GARDEN));
  assert.equal(state.level, ALL);
  state.openTo(1);
  assert.equal(seen(state), "Garden Beds Paths Pond");
  assert.equal(state.level, 1);
  state.openTo(2);
  assert.equal(seen(state), "Garden Beds Roses Beans Paths Gravel Pond");
  assert.equal(state.level, 2);
  state.fold(at(state, "Paths"));
  assert.equal(seen(state), "Garden Beds Roses Beans Paths Pond");
  assert.ok(Number.isNaN(state.level));
  state.openTo(ALL);
  assert.equal(state.shown().length, 9);
  const several = new MapState(map(["A", ["a", ["1"]]], ["B"]));
  several.openTo(1);
  assert.equal(seen(several), "A B");
});

test("to select a branch unfolds what is above it, and nothing else", () => {
  const state = new MapState(map(GARDEN));
  state.openTo(1);
  state.select(at(state, "Climbing"), "address");
  assert.equal(seen(state), "Garden Beds Roses Climbing Old Beans Paths Pond");
});

test("what is selected and folded away gives way to what it is folded into", () => {
  const state = new MapState(map(GARDEN));
  /** @type {string[]} */
  const told = [];
  state.addEventListener("select", (event) => told.push(/** @type {CustomEvent} */ (event).detail.how));
  state.select(at(state, "Old"), "key");
  state.fold(at(state, "Beds"));
  assert.equal(state.selected?.id, "Beds");
  state.fold(at(state, "Paths"));
  assert.equal(state.selected?.id, "Beds");
  assert.deepEqual(told, ["key", "fold"]);
});

test("folds are told once each, with what was folded", () => {
  const state = new MapState(map(GARDEN));
  /** @type {string[]} */
  const told = [];
  state.addEventListener("fold", (event) => {
    const { branches, origin } = /** @type {CustomEvent} */ (event).detail;
    told.push(`${branches.map((/** @type {Branch} */ { id }) => id)} from ${origin?.id}`);
  });
  state.fold(at(state, "Beds"), true);
  state.fold(at(state, "Pond"));
  state.fold(at(state, "Beds"));
  state.openTo(1);
  assert.deepEqual(told, ["Beds from Beds", "Roses,Paths from undefined"]);
});

test("the search looks through folded branches, goes round, and forgets", () => {
  const state = new MapState(map(["Zones", ["Café crème", ["a zone"]], ["Time zones"], ["Crème"]]));
  state.openTo(1);
  state.find("ZONE");
  assert.deepEqual([state.found.length, state.at, state.selected?.id], [3, 0, "Zones"]);
  state.step(1);
  assert.equal(state.selected?.id, "a zone");
  assert.ok(state.isShown(at(state, "a zone")));
  state.step(1);
  state.step(1);
  assert.equal(state.selected?.id, "Zones");
  state.step(-1);
  assert.equal(state.selected?.id, "Time zones");
  state.find("cafe creme");
  assert.deepEqual(state.found.map(({ id }) => id), ["Café crème"]);
  state.find("nothing of it");
  assert.deepEqual([state.found.length, state.at], [0, -1]);
  state.step(1);
  assert.deepEqual(holding(state.all, "  "), []);
});

test("a part of the map has one colour, and the subject none", () => {
  const roots = map(GARDEN);
  const found = hues(roots);
  assert.deepEqual(inOrder(roots).map((one) => found.get(one)), [-1, 0, 0, 0, 0, 0, 1, 1, 2]);
  const deep = hues(roots, 3);
  assert.deepEqual(inOrder(roots).map((one) => deep.get(one)), [-1, 0, 1, 1, 1, 2, 3, 4, 5]);
  const many = map(.../** @type {Sketch[]} */ (Array.from({ length: 9 }, (_, at) => [`${at}`])));
  assert.deepEqual([...hues(many).values()], [0, 1, 2, 3, 4, 5, 0, 1, 2]);
  assert.equal(HUES, 6);
});

test("arrows lead through what is to be seen, and fold", () => {
  const state = new MapState(map(GARDEN));
  state.openTo(1);
  const [garden, beds, paths, pond] = ["Garden", "Beds", "Paths", "Pond"].map((id) => at(state, id));
  assert.ok(garden && beds && paths && pond);
  assert.deepEqual(moveFor(state, beds, "ArrowDown"), { to: paths });
  assert.deepEqual(moveFor(state, beds, "ArrowUp"), { to: garden });
  assert.deepEqual(moveFor(state, garden, "ArrowUp"), {});
  assert.deepEqual(moveFor(state, pond, "ArrowDown"), {});
  assert.deepEqual(moveFor(state, beds, "ArrowRight"), { open: [beds] });
  state.fold(beds, true);
  assert.deepEqual(moveFor(state, beds, "ArrowRight"), { to: at(state, "Roses") });
  assert.deepEqual(moveFor(state, beds, "ArrowLeft"), { close: beds });
  assert.deepEqual(moveFor(state, at(state, "Beans"), "ArrowLeft"), { to: beds });
  assert.deepEqual(moveFor(state, pond, "ArrowRight"), {});
  assert.deepEqual(moveFor(state, garden, "End"), { to: pond });
  assert.deepEqual(moveFor(state, pond, "Home"), { to: garden });
  assert.deepEqual(moveFor(state, pond, "*"), { open: [paths, pond] });
  assert.deepEqual(moveFor(state, pond, "Enter"), { enter: pond });
  assert.equal(moveFor(state, pond, "F5"), null);
  assert.equal(moveFor(state, pond, "toString"), null);
});

test("who types goes to what begins so, on from where they are and round", () => {
  const state = new MapState(map(["Root", ["Äpfel"], ["Apes"], ["Bees"], ["Apricots"]]));
  const shown = state.shown();
  const typed = new TypeAhead();
  const go = (/** @type {string} */ from, /** @type {string} */ sign, /** @type {number} */ now) =>
    typed.next(shown, at(state, from), sign, now)?.id;
  assert.equal(go("Root", "a", 0), "Äpfel");
  assert.equal(go("Äpfel", "a", 1000), "Apes");
  assert.equal(go("Apes", "p", 1100), "Apes");
  assert.equal(go("Apes", "r", 1200), "Apricots");
  assert.equal(typed.isTyping(1300), true);
  assert.equal(typed.isTyping(2000), false);
  assert.equal(go("Apricots", "a", 3000), "Äpfel");
  assert.equal(go("Bees", "x", 9000), undefined);
});

test("what a learner knows of a branch is the worst that is known of what it is about", () => {
  const section = { title: "", url: "read/a/#tides" };
  const card = (/** @type {string} */ id, number = 0) => ({ id, document: 0, section: number });
  const index = /** @type {any} */ ({
    documents: [{ sections: [section, { title: "", url: "glossary/" }] }],
    cards: [card("one"), card("two"), card("tide", 1)],
  });
  const bodies = /** @type {any} */ (new Map([
    ["one", { id: "one", url: "read/a/#table", page: "" }],
    ["tide", { id: "tide", url: "glossary/tide/", page: "glossary/tide/" }],
  ]));
  const paths = standingsByPath(index, bodies, new Map([["one", "known"], ["tide", "weak"]]));
  assert.deepEqual(paths.get("read/a/#tides"), ["known", "new"]);
  assert.equal(paths.has("glossary/"), false);
  const link = (/** @type {string} */ href, kind = "term") => ({ kind, href, words: "" });
  const twigs = [["half", "read/a/#tides"], ["bad", "glossary/tide/"], ["none", "q/x/"], ["well", "read/a/#table"]]
    .map(([id = "", href = ""]) => ({ id, runs: [], links: [link(href)], children: [] }));
  const branches = grown([...twigs, { id: "own", runs: [], links: [link("glossary/tide/", "")], children: [] }]);
  const found = standingsOf(branches, paths, (href) => href);
  assert.deepEqual([...found].map(([{ id }, standing]) => [id, standing]), [["half", "learning"], ["bad", "weak"], ["well", "known"]]);
});

test("whatever is folded, the list of what is seen is that of branches without a folded one above", () => {
  // The tree as the numbers of what each hangs on; those beyond it are roots.
  fc.assert(fc.property(fc.array(fc.nat({ max: 30 }), { maxLength: 25 }), fc.array(fc.nat(), { maxLength: 12 }), (on, picks) => {
    const twigs = on.map((_, at) => /** @type {import("../../overrides/js/map/outline.js").Twig} */ ({ id: `${at}`, runs: [], links: [], children: [] }));
    const roots = twigs.filter((one, at) => {
      const parent = twigs.slice(0, at)[on[at] ?? 0];
      parent?.children.push(one);
      return !parent;
    });
    const state = new MapState(grown(roots));
    for (const pick of picks) {
      const branch = state.all[pick % (state.all.length || 1)];
      if (branch) state.fold(branch);
    }
    assert.deepEqual(state.shown(), state.all.filter((one) => state.isShown(one)));
    const before = seen(state);
    for (const branch of state.shown().reverse()) {
      state.fold(branch);
      state.fold(branch);
    }
    assert.equal(seen(state), before);
  }));
});
