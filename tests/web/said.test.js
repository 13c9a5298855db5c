import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { counted, longDate, monthOfYear, said, shortDate, shortMonth, weekday } from "../../overrides/js/base/said.js";

/** 1970 to 2100. */
const dates = fc.date({ min: new Date(0), max: new Date(Date.UTC(2100, 0)), noInvalidDate: true });

/**
 * @param {Date} date
 * @param {Intl.DateTimeFormatOptions} options
 */
function intl(date, options) {
  return date.toLocaleDateString("en-GB", { ...options, timeZone: "UTC" }).replace(",", "").replace("Sept ", "Sep ");
}

test("numbers are said as Intl says them in English", () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 31 - 1 }), (count) => {
      assert.equal(said(count), count.toLocaleString("en"));
    }),
  );
  assert.equal(said(999), "999");
  assert.equal(said(1_234_567), "1,234,567");
});

test("dates are said as Intl says them in English", () => {
  fc.assert(
    fc.property(dates, (date) => {
      assert.equal(shortDate(date), intl(date, { weekday: "short", day: "numeric", month: "short" }).replace(/Sept$/, "Sep"));
      assert.equal(longDate(date), intl(date, { day: "numeric", month: "long", year: "numeric" }));
      assert.equal(monthOfYear(date), intl(date, { month: "long", year: "numeric" }));
      assert.equal(shortMonth(date), intl(date, { month: "short" }).slice(0, 3));
      assert.equal(weekday(date), intl(date, { weekday: "short" }));
    }),
  );
});

test("one is one, and any other number is many", () => {
  assert.equal(counted(1, "card"), "1 card");
  assert.equal(counted(0, "card"), "0 cards");
  assert.equal(counted(1204, "card"), "1,204 cards");
  assert.equal(counted(2, "branch", "branches"), "2 branches");
});
