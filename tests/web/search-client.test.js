import assert from "node:assert/strict";
import { test } from "node:test";

/** A worker that answers when it is told to. */
class FakeWorker extends EventTarget {
  /** @type {FakeWorker[]} */
  static made = [];
  /** @type {{ id?: number, query?: string }[]} */
  heard = [];

  constructor() {
    super();
    FakeWorker.made.push(this);
  }

  /** @param {{ id?: number, query?: string }} message */
  postMessage(message) {
    this.heard.push(message);
  }

  /** @param {number} id */
  answer(id) {
    this.dispatchEvent(new MessageEvent("message", { data: { id, complete: true } }));
  }
}

// The module asks a page where it is; there is none here.
Object.assign(globalThis, {
  document: { currentScript: null, baseURI: "https://example.org/" },
  location: { protocol: "https:" },
  Worker: FakeWorker,
});
const { SearchClient } = await import("../../overrides/js/search/client.js");

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function started() {
  /** @type {number[]} */
  const told = [];
  FakeWorker.made = [];
  const client = new SearchClient(({ id }) => told.push(id));
  return { client, told };
}

test("no worker is started before it is needed, and then one for all questions", async () => {
  const { client } = started();
  assert.equal(FakeWorker.made.length, 0);
  await client.warm();
  await client.ask("a");
  await client.ask("ab");
  await settled();
  assert.equal(FakeWorker.made.length, 1);
  assert.deepEqual(FakeWorker.made[0]?.heard, [{}, { id: 1, query: "a" }, { id: 2, query: "ab" }]);
});

test("an answer that was overtaken by a newer question is not heard, a better one to the newest is", async () => {
  const { client, told } = started();
  await client.ask("a");
  await client.ask("ab");
  await settled();
  const [worker] = FakeWorker.made;
  worker?.answer(1);
  assert.deepEqual(told, []);
  worker?.answer(2);
  worker?.answer(1);
  worker?.answer(2);
  assert.deepEqual(told, [2, 2]);
});
