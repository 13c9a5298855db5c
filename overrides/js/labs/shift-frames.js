/**
 * How an update of an endpoint goes, as a list of frames. Pure; rules of the SageMaker AI Developer Guide's pages on
 * deployment guardrails, and of botocore.
 *
 * What the guide leaves open is assumed, and said on the page: the last bake lasts as long as the others, a percentage of a
 * rolling batch is rounded down to whole instances but for one, and a fleet that is rolled back is filled up before what
 * replaced it ends, with no bake in between. How long that takes is not modelled.
 *
 * @typedef {"ALL_AT_ONCE" | "CANARY" | "LINEAR" | "ROLLING"} Mode
 * @typedef {{ type: "INSTANCE_COUNT" | "CAPACITY_PERCENT", value: number }} Size
 *
 * @typedef {object} Shift What is updated, and how.
 * @property {Mode} mode
 * @property {number} instances Of the fleet that is replaced.
 * @property {Size | null} size Of the canary, of a linear step, of a batch.
 * @property {Size | null} rollbackSize RollbackMaximumBatchSize; null for the whole fleet.
 * @property {number} waitSeconds WaitIntervalInSeconds.
 * @property {number} terminationSeconds TerminationWaitInSeconds; counts for nothing in a rolling update.
 * @property {number | null} timeoutSeconds MaximumExecutionTimeoutInSeconds.
 * @property {number} provisionSeconds How long instances take to start: not AWS's to say.
 * @property {number} alarms How many watch the bakes.
 * @property {{ bake: number, after: number } | null} trip When one of them would trip: in which bake, from 1, and after how
 *   many seconds of it.
 * @property {"none" | "inf1" | "marketplace" | "serverless" | "multi-variant"} feature
 *
 * @typedef {"before" | "starting" | "bake" | "cleared" | "waiting" | "done" | "restored" | "undone"} Happening
 *
 * @typedef {object} Frame What stands from one moment to the next.
 * @property {Happening} what
 * @property {number} step Of which shift, from 1; 0 before the first.
 * @property {number} from In seconds.
 * @property {number} lasts In seconds.
 * @property {number} old Instances of the old (blue) fleet.
 * @property {number} new Instances of the new (green) fleet.
 * @property {number} share Of the traffic, that the new fleet gets: from 0 to 1.
 *
 * @typedef {Omit<Frame, "from" | "lasts"> & { lasts?: number }} Sketch
 */

/** Without guardrails an update is all at once, and nobody watches it. */
const EXCLUDED = ["inf1", "marketplace"];

/**
 * @param {Shift} shift
 * @returns {boolean}
 */
export function isExcluded({ feature }) {
  return EXCLUDED.includes(feature);
}

/**
 * @param {Size} size
 * @param {number} instances
 * @returns {number} In percent of the fleet.
 */
export function percentOf({ type, value }, instances) {
  return type === "INSTANCE_COUNT" ? (100 * value) / instances : value;
}

/**
 * @param {Size | null} size null for all.
 * @param {number} instances
 * @returns {number} Whole instances of a batch.
 */
export function batchOf(size, instances) {
  if (!size) return instances;
  const { type, value } = size;
  return Math.min(instances, Math.max(1, type === "INSTANCE_COUNT" ? value : Math.floor((instances * value) / 100)));
}

/**
 * @param {Shift} shift One that breaks no rule.
 * @returns {number[]} The new fleet's share of the traffic in each bake, if nothing stops it.
 */
export function shares(shift) {
  const { mode, size, instances } = shift;
  if (isExcluded(shift)) return [];
  if (mode === "ALL_AT_ONCE" || !size) return [1];
  if (mode === "CANARY") return [percentOf(size, instances) / 100, 1];
  // Counted in whole units: three tenths are more than 0.3 here and there.
  const isCount = mode === "ROLLING" || size.type === "INSTANCE_COUNT";
  const [unit, whole] = [mode === "ROLLING" ? batchOf(size, instances) : size.value, isCount ? instances : 100];
  return Array.from({ length: Math.ceil(whole / unit) }, (_, at) => Math.min(1, ((at + 1) * unit) / whole));
}

/**
 * @param {Shift} shift
 * @returns {number} The bake in which all goes back; 0 if none. Without an alarm nobody turns it back.
 */
export function tripped(shift) {
  const { alarms, trip } = shift;
  return trip && alarms && trip.bake <= shares(shift).length ? trip.bake : 0;
}

/**
 * @param {Shift} shift One that breaks no rule.
 * @returns {Frame[]} From the fleet as it was to the one that stays.
 */
export function frames(shift) {
  const sketches = shift.mode === "ROLLING" && !isExcluded(shift) ? rolling(shift) : blueGreen(shift);
  let from = 0;
  return sketches.map((sketch) => {
    const frame = { ...sketch, from, lasts: sketch.lasts ?? 0 };
    from += frame.lasts;
    return frame;
  });
}

/**
 * @param {Shift} shift
 * @param {number} step
 * @returns {number} Seconds: the whole bake, or until its alarm.
 */
function bakeOf(shift, step) {
  const { trip, waitSeconds } = shift;
  return trip && tripped(shift) === step ? Math.min(trip.after, waitSeconds) : waitSeconds;
}

/**
 * @param {Shift} shift
 * @returns {Sketch[]}
 */
function blueGreen(shift) {
  const both = { old: shift.instances, new: shift.instances };
  const trip = tripped(shift);
  const all = shares(shift);
  const termination = isExcluded(shift) ? 0 : shift.terminationSeconds;
  /** @type {Sketch[]} */
  const made = [
    { what: "before", step: 0, ...both, new: 0, share: 0 },
    { what: "starting", step: 0, ...both, share: 0, lasts: shift.provisionSeconds },
    ...all.slice(0, trip || all.length).map((share, at) => {
      return { what: /** @type {const} */ ("bake"), step: at + 1, ...both, share, lasts: bakeOf(shift, at + 1) };
    }),
  ];
  if (trip) {
    made.push({ what: "restored", step: trip, ...both, share: 0 }, { what: "undone", step: trip, ...both, new: 0, share: 0 });
    return made;
  }
  if (termination) made.push({ what: "waiting", step: all.length, ...both, share: 1, lasts: termination });
  return [...made, { what: "done", step: all.length, ...both, old: 0, share: 1 }];
}

/**
 * @param {Shift} shift
 * @returns {Sketch[]}
 */
function rolling(shift) {
  const all = shift.instances;
  const batch = batchOf(shift.size, all);
  const trip = tripped(shift);
  const steps = shares(shift).length;
  /** @type {Sketch[]} */
  const made = [{ what: "before", step: 0, old: all, new: 0, share: 0 }];
  for (let step = 1; step <= (trip || steps); step += 1) {
    const [before, after] = [(step - 1) * batch, Math.min(all, step * batch)];
    if (shift.provisionSeconds) {
      made.push({ what: "starting", step, old: all - before, new: after, share: before / all, lasts: shift.provisionSeconds });
    }
    made.push({ what: "bake", step, old: all - before, new: after, share: after / all, lasts: bakeOf(shift, step) });
    if (step !== trip) made.push({ what: step === steps ? "done" : "cleared", step, old: all - after, new: after, share: after / all });
  }
  return trip ? [...made, ...returning(shift, trip, batch)] : made;
}

/**
 * @param {Shift} shift
 * @param {number} step Of the way forward, that it ended in.
 * @param {number} batch Instances.
 * @returns {Sketch[]} The way back of a rolling update: the old fleet is filled up before the new one goes.
 */
function returning({ instances: all, rollbackSize }, step, batch) {
  const back = batchOf(rollbackSize, all);
  /** @type {Sketch[]} */
  const made = [];
  let old = all - (step - 1) * batch;
  let left = Math.min(all, step * batch);
  while (left > 0) {
    const filled = Math.min(all, old + back);
    const after = Math.max(0, left - back);
    made.push({ what: "restored", step, old: filled, new: left, share: after / all });
    made.push({ what: after ? "cleared" : "undone", step, old: filled, new: after, share: after / all });
    [old, left] = [filled, after];
  }
  return made;
}
