/**
 * What becomes of a session while it goes on. Pure: each move makes a new one.
 *
 * @typedef {import("./study-types.js").Memory} Memory
 * @typedef {import("./queue.js").Session} Session
 */
import { PACE } from "./pace.js";

/**
 * The card to show. What waits for its learning step comes as soon as it is due, and before its time only where
 * nothing else is left.
 *
 * @param {Pick<Session, "order" | "waiting">} session
 * @param {number} now In ms since 1970.
 * @returns {{ id: string, wait: number } | null} `wait`: how much too early it is, in ms. None where the session is over.
 */
export function next({ order, waiting }, now) {
  const [soonest] = waiting;
  if (soonest && (soonest.due <= now || !order.length)) return { id: soonest.id, wait: Math.max(0, soonest.due - now) };
  const [id] = order;
  return id === undefined ? null : { id, wait: 0 };
}

/**
 * @param {Session} session
 * @param {string} id Of a card that was graded.
 * @param {Memory} memory After that.
 * @returns {Session} The card waits in it if it is to be asked again before the session ends.
 */
export function answered(session, id, memory) {
  const rest = without(session, id);
  const ends = Math.max(session.ends, memory.last + rest.order.length * PACE.review * 1000);
  if (memory.state === "review" || memory.due > ends) return rest;
  const waiting = [...rest.waiting, { id, due: memory.due }];
  return { ...rest, waiting: waiting.sort((one, other) => one.due - other.due) };
}

/**
 * @param {Session} session
 * @param {string} id Of a card that is put aside.
 * @returns {Session}
 */
export function without(session, id) {
  return {
    ...session,
    order: session.order.filter((other) => other !== id),
    waiting: session.waiting.filter((other) => other.id !== id),
  };
}

/**
 * @param {Session} session
 * @param {string} id Of a card whose grade was taken back.
 * @returns {Session} With that card next.
 */
export function returned(session, id) {
  const rest = without(session, id);
  return { ...rest, order: [id, ...rest.order] };
}
