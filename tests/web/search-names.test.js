import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../overrides/js/search/ranking.js";
import { NameTable } from "../../overrides/js/search/names.js";

const table = new NameTable();
const names = [
  ["Availability Zone", "AZ"],
  ["Cold Start"],
  ["Subnet"],
  ["Amazon SageMaker Pipelines"],
  ["Security Group", "SG"],
];
for (const [id, [title = "", ...others]] of names.entries()) table.add(id, title, others);

/**
 * @param {number[]} ids
 * @returns {(string | undefined)[]}
 */
function titles(ids) {
  return ids.map((id) => names[id]?.[0]);
}

test("a term is found by the beginning of a name, of a later word of it, of its initials", () => {
  for (const typed of ["avail", "zone", "az", "availabilityzone"]) {
    assert.deepEqual(titles(table.beginning(typed, 9)), ["Availability Zone"], typed);
  }
  assert.deepEqual(titles(table.beginning("sagemakerpi", 9)), ["Amazon SageMaker Pipelines"]);
  assert.deepEqual(table.beginning("", 9), []);
  assert.deepEqual(table.beginning("xyz", 9), []);
});

test("of too many the shortest are kept", () => {
  assert.equal(table.beginning("s", 2).length, 2);
  assert.ok(titles(table.beginning("s", 2)).includes("Security Group"));
});

test("a term is found in spite of typing errors", () => {
  assert.deepEqual(titles(table.alike(read("subent"), 9)), ["Subnet"]);
  assert.deepEqual(titles(table.alike(read("securty gruop"), 9)), ["Security Group"]);
  assert.deepEqual(titles(table.alike(read("avialab"), 9)), ["Availability Zone"]);
  assert.deepEqual(table.alike(read("kms"), 9), []);
});

test("the nearest come in order, each once, and no more than asked for", () => {
  assert.equal(titles(table.nearest("sxbnxt", 5))[0], "Subnet");
  const found = table.nearest("kold stort", 3);
  assert.equal(titles(found)[0], "Cold Start");
  assert.equal(new Set(found).size, 3);
});

test("a term that is added later is found as well", () => {
  const growing = new NameTable();
  growing.add(0, "Zebra");
  assert.deepEqual(growing.beginning("a", 9), []);
  growing.add(1, "Aardvark");
  assert.deepEqual(growing.beginning("a", 9), [1]);
});
