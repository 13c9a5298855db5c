import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import fc from "fast-check";
import { DAY, dateOfDay, dayFromDate, dayOf, startOfDay } from "../../overrides/js/practice/days.js";

const HOUR = 3_600_000;
const { TZ } = process.env;

/** Behind and ahead of Greenwich, at most so, by halves and quarters of hours, with clocks that change and without. */
const ZONES = [
  "UTC",
  "America/Los_Angeles",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Australia/Lord_Howe",
  "Etc/GMT+12",
  "Europe/Berlin",
  "Pacific/Kiritimati",
];

const zones = fc.constantFrom(...ZONES);

/** 2020 to 2060. */
const days = fc.integer({ min: 18_262, max: 32_872 });

afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

test("a study day lasts from four in the morning to four in the morning", () => {
  process.env.TZ = "Europe/Berlin";
  const day = dayFromDate("2026-11-21");
  assert.equal(dayOf(Date.parse("2026-11-21T03:59:59.999+01:00")), day - 1);
  assert.equal(dayOf(Date.parse("2026-11-21T04:00:00+01:00")), day);
  assert.equal(dayOf(Date.parse("2026-11-22T03:59:59.999+01:00")), day);
  assert.equal(startOfDay(day), Date.parse("2026-11-21T04:00:00+01:00"));
});

test("the day on which clocks change has 23 or 25 hours, and begins at four as well", () => {
  process.env.TZ = "America/New_York";
  const spring = dayFromDate("2026-03-08");
  assert.equal(startOfDay(spring) - startOfDay(spring - 1), 23 * HOUR);
  const autumn = dayFromDate("2026-11-01");
  assert.equal(startOfDay(autumn) - startOfDay(autumn - 1), 25 * HOUR);
  assert.equal(new Date(startOfDay(autumn)).getHours(), 4);
});

test("in every time zone a day begins where the one before ends", () => {
  fc.assert(
    fc.property(zones, days, (zone, day) => {
      process.env.TZ = zone;
      assert.equal(dayOf(startOfDay(day)), day);
      assert.equal(dayOf(startOfDay(day) - 1), day - 1);
      assert.ok(Math.abs(startOfDay(day + 1) - startOfDay(day) - DAY) <= HOUR);
    }),
  );
});

test("time never goes back to an earlier day, whatever the clocks do", () => {
  fc.assert(
    fc.property(zones, days, fc.nat({ max: 2 * DAY }), (zone, day, gap) => {
      process.env.TZ = zone;
      const at = day * DAY;
      const passed = dayOf(at + gap) - dayOf(at);
      assert.ok(passed >= 0 && passed <= Math.ceil((gap + HOUR) / DAY));
    }),
  );
});

test("the offset of another place makes its day, wherever this machine is", () => {
  const at = Date.parse("2026-11-21T12:00:00Z");
  assert.equal(dateOfDay(dayOf(at, 0)), "2026-11-21");
  assert.equal(dateOfDay(dayOf(at, 9 * 60)), "2026-11-20");
  assert.equal(dateOfDay(dayOf(at, -14 * 60)), "2026-11-21");
  assert.equal(dateOfDay(dayOf(at, -16 * 60)), "2026-11-22");
});

test("a traveller's day is one more or less at most", () => {
  fc.assert(
    fc.property(zones, zones, days, (one, other, day) => {
      process.env.TZ = one;
      const here = dayOf(day * DAY);
      process.env.TZ = other;
      assert.ok(Math.abs(dayOf(day * DAY) - here) <= 1);
    }),
  );
});

test("a date and its day make each other", () => {
  assert.equal(dayFromDate("1970-01-01"), 0);
  assert.equal(dateOfDay(20_811), "2026-12-24");
  fc.assert(
    fc.property(days, (day) => {
      assert.equal(dayFromDate(dateOfDay(day)), day);
    }),
  );
});

test("what is no date has no day", () => {
  const wrong = ["", "2026-02-30", "2026-13-01", "2026-1-1", "24.12.2026", "2026-12-24T00:00", " 2026-12-24", "tomorrow"];
  for (const text of wrong) assert.ok(Number.isNaN(dayFromDate(text)), text);
});
