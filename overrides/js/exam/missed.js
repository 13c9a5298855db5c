/**
 * The bundle `assets/missed.js`: puts down in the learner's progress what was missed in an exam. Fetched when it is asked
 * for: most of what sits behind it is the store.
 *
 * @typedef {object} MissedPile
 * @property {(id: string, now: number) => Promise<{ at: number, trouble: string }>} putDown Grades a card Again. `now` in ms
 *   since 1970; tells when the review is put down, and what the learner is to be told about storage.
 * @property {(id: string, at: number) => Promise<unknown>} takeBack
 */
import { dayOf } from "../practice/days.js";
import { openStore } from "../store/study-store.js";
import { troubleWords } from "../store/trouble-words.js";

const opened = openStore();

/** @type {MissedPile} */
const pile = {
  putDown: async (id, now) => {
    const store = await opened;
    const progress = await store.addReview(id, now, 1, dayOf(now));
    return { at: progress.reviews.at(-1)?.[0] ?? now, trouble: troubleWords(store.trouble) };
  },
  takeBack: async (id, at) => (await opened).undo(id, at),
};

Object.assign(globalThis, { studysiteMissed: pile });
