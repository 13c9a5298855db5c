/**
 * Instances over Availability Zones, and what is left when a zone or an instance fails. Pure. That they are spread as evenly
 * as it goes, the first zones getting one more, is an assumption: SageMaker AI attempts to distribute them, and by hand they
 * go where they are launched.
 *
 * @typedef {object} Failure
 * @property {number} instances
 * @property {number} zones
 * @property {number} unitsEach Capacity of one instance.
 * @property {number | "instance" | null} failed The zone, from 1; or one instance, of the first zone.
 * @property {number} needUnits Capacity that the load takes.
 *
 * @typedef {object} Left
 * @property {readonly number[]} perZone Instances before.
 * @property {number} lostUnits
 * @property {number} leftUnits
 * @property {number} leftShare Of the capacity before, from 0 to 1.
 * @property {number} worstLeftShare With the fullest zone gone.
 * @property {boolean} enough Whether what is left takes the load.
 * @property {readonly number[] | null} recovered Instances of each zone once the lost ones run elsewhere; null if no zone is
 *   left to start them in.
 */

/**
 * @param {Failure} failure
 * @returns {("no-instances" | "no-zones" | "no-such-zone")[]}
 */
export function problems({ instances, zones, failed }) {
  /** @type {("no-instances" | "no-zones" | "no-such-zone")[]} */
  const found = [];
  if (instances < 1) found.push("no-instances");
  if (zones < 1) found.push("no-zones");
  if (zones >= 1 && typeof failed === "number" && (failed < 1 || failed > zones)) found.push("no-such-zone");
  return found;
}

/**
 * @param {number} instances
 * @param {number} zones
 * @returns {number[]} Instances of each zone.
 */
export function spread(instances, zones) {
  return added(Array.from({ length: zones }, () => 0), instances, () => true);
}

/**
 * @param {Failure} failure One without problems.
 * @returns {Left}
 */
export function left({ instances, zones, unitsEach, failed, needUnits }) {
  const perZone = spread(instances, zones);
  const lost = failed === "instance" ? 1 : failed === null ? 0 : (perZone[failed - 1] ?? 0);
  const leftUnits = (instances - lost) * unitsEach;
  return {
    perZone,
    lostUnits: lost * unitsEach,
    leftUnits,
    leftShare: (instances - lost) / instances,
    worstLeftShare: (instances - (perZone[0] ?? 0)) / instances,
    enough: leftUnits >= needUnits - 1e-9,
    recovered: recovered(perZone, failed),
  };
}

/**
 * @param {readonly number[]} perZone
 * @param {Failure["failed"]} failed
 * @returns {readonly number[] | null} An instance is replaced where it was; those of a zone where the fewest run.
 */
function recovered(perZone, failed) {
  if (failed === null || failed === "instance") return perZone;
  if (perZone.length < 2) return null;
  const gone = failed - 1;
  const rest = perZone.map((count, at) => (at === gone ? 0 : count));
  return added(rest, perZone[gone] ?? 0, (at) => at !== gone);
}

/**
 * @param {readonly number[]} perZone
 * @param {number} count
 * @param {(zone: number) => boolean} works
 * @returns {number[]} With so many more, each where the fewest run.
 */
function added(perZone, count, works) {
  const zones = [...perZone];
  const open = [...zones.keys()].filter(works);
  for (let one = 0; one < count; one += 1) {
    const least = Math.min(...open.map((at) => zones[at] ?? 0));
    const at = open.find((zone) => zones[zone] === least) ?? 0;
    zones[at] = least + 1;
  }
  return zones;
}

/**
 * @param {number} needUnits
 * @param {number} unitsEach
 * @param {number} zones
 * @returns {number} The fewest instances that take the load with any one zone gone; Infinity if there is but one zone.
 */
export function enoughFor(needUnits, unitsEach, zones) {
  const needed = Math.ceil(needUnits / unitsEach - 1e-9);
  if (!needed) return 1;
  if (zones < 2) return Infinity;
  let count = needed;
  while (count - Math.ceil(count / zones) < needed) count += 1;
  return count;
}
