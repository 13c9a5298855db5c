import assert from "node:assert/strict";
import { test } from "node:test";
import { mayBeWiped } from "../../overrides/js/store/may-be-wiped.js";

const WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const IPHONE = `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${WEBKIT}`;
const IPAD = `Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) ${WEBKIT}`;
const MAC = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT}`;
const BLINK = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

/** @type {[device: string, userAgent: string, touchPoints: number, isWiped: boolean][]} */
const DEVICES = [
  ["Safari on an iPhone", `${IPHONE} Version/26.0 Mobile/15E148 Safari/604.1`, 5, true],
  ["Chrome on an iPhone", `${IPHONE} CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`, 5, true],
  ["Firefox on an iPhone", `${IPHONE} FxiOS/145.0 Mobile/15E148 Safari/604.1`, 5, true],
  ["Firefox on an iPad", `${IPAD} FxiOS/145.0 Mobile/15E148 Safari/604.1`, 5, true],
  ["Safari on an iPad, which says that it is a Mac", `${MAC} Version/26.0 Safari/605.1.15`, 5, true],
  ["Safari on a Mac", `${MAC} Version/26.0 Safari/605.1.15`, 0, true],
  ["Chrome on a Mac", `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${BLINK}`, 0, false],
  ["Edge on a Mac", `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${BLINK} Edg/142.0.0.0`, 0, false],
  ["Firefox on a Mac", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0", 0, false],
  ["Chrome on Windows with a touch screen", `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${BLINK}`, 10, false],
  ["Chrome on Android", `Mozilla/5.0 (Linux; Android 10; K) ${BLINK}`, 5, false],
  ["WebKit on Linux", `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Version/26.0 Safari/605.1.15`, 0, false],
  ["a browser that says nothing", "", 0, false],
];

for (const [device, userAgent, touchPoints, isWiped] of DEVICES) {
  test(`${device} ${isWiped ? "deletes" : "keeps"} the progress of who stays away`, () => {
    assert.equal(mayBeWiped({ userAgent, touchPoints, isApp: false }), isWiped);
  });
}

test("an app on the home screen or in the Dock keeps it everywhere", () => {
  for (const [, userAgent, touchPoints] of DEVICES) {
    assert.equal(mayBeWiped({ userAgent, touchPoints, isApp: true }), false);
  }
});
