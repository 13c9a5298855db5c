/**
 * The search itself, over as much of the index as there is. MiniSearch and the table of names find
 * candidates, `ranking.js` puts them in order.
 *
 * @import { Query } from "minisearch"
 * @import { SearchRecord, Shard, Texts } from "./records.js"
 * @import { Asked } from "./ranking.js"
 * @import { Hit } from "./hits.js"
 */
import MiniSearch from "minisearch";
import { compare, holds, MISSPELT, nearestName, PARTLY, read, REST, TEXT, TITLE, WEIGHTS } from "./ranking.js";
import { OPTIONS } from "./fields.js";
import { hitOf, told } from "./hits.js";
import { NameTable } from "./names.js";
import { unpack } from "./pack.js";
import { distance, lettersOf, means, missing, typos, words } from "../base/words.js";

/** How many results are shown: more than anyone reads. */
const MOST = 30;

/** How many candidates of each sort are put in order: a single letter can begin a word of every record. */
const CANDIDATES = 300;

/** How many of them a reader sees at once, so that their texts are worth loading. */
const SEEN = 8;

/** How many terms are offered where nothing is found. */
const NEAREST = 5;

/**
 * @typedef {object} Found
 * @property {Hit[]} hits Best first.
 * @property {boolean} more Whether there are others that are not among them.
 * @property {string} nearest What the best one is called, if nothing is spelt as the query is.
 * @property {boolean} none Whether nothing was found; `hits` are the nearest terms then.
 * @property {number[]} untold The numbers of those among the first hits whose texts are not there yet.
 *
 * @typedef {object} Candidate
 * @property {number} id
 * @property {number} score
 * @property {boolean} exact Whether it holds every asked word as it was typed.
 * @property {Set<string>} terms
 */

/**
 * @typedef {object} Part
 * @property {number} first The number of its first record.
 * @property {MiniSearch} search
 * @property {{ text: string, letters: number }[]} vocabulary All its words.
 */

/** How much a match counts by where it is. */
const BOOST = { title: 3, names: 3, text: 1, hidden: 0.5 };

/** The same for a word that is only nearly the one that was typed. */
const MISSPELT_BOOST = { title: 1, names: 1, text: 0.3, hidden: 0.15 };

export class Search {
  #names = new NameTable();
  /** @type {Map<number, SearchRecord>} */
  #records = new Map();
  /** @type {Map<number, Texts>} */
  #texts = new Map();
  /** @type {Part[]} */
  #parts = [];

  /** @param {Shard} shard */
  add({ first, records = [], texts = [], index }) {
    for (const [at, record] of records.entries()) {
      this.#records.set(first + at, record);
      if (record.text) this.#texts.set(first + at, { text: record.text });
      if (record.kind === "term") this.#names.add(first + at, record.title, record.names);
    }
    for (const [at, text] of texts.entries()) this.#texts.set(first + at, { ...this.#texts.get(first + at), ...text });
    const vocabulary = index.words.split(" ").map((text) => ({ text, letters: lettersOf(text) }));
    this.#parts.push({ first, search: unpack(index, OPTIONS), vocabulary });
  }

  /**
   * @param {string} query
   * @returns {Found}
   */
  ask(query) {
    const asked = read(query);
    if (!asked.words.length) return { hits: [], more: false, nearest: "", none: false, untold: [] };
    const found = this.#found(asked).sort(compare);
    if (!found.length) {
      const ids = this.#names.nearest(asked.typed, NEAREST);
      return { ...this.#shown(ids.map((id) => ({ id, terms: new Set() }))), more: false, nearest: "", none: true };
    }
    const best = found[0];
    const isSpelt = found.some(({ nearness, exact }) => nearness < MISSPELT || nearness === PARTLY || exact);
    return {
      ...this.#shown(found.slice(0, MOST)),
      more: found.length > MOST,
      nearest: isSpelt || !best ? "" : (this.#records.get(best.id)?.title ?? ""),
      none: false,
    };
  }

  /** @param {Asked} asked */
  #found(asked) {
    const called = [asked.typed, asked.begun, asked.telling.join("")].flatMap((text) =>
      this.#names.beginning(text, CANDIDATES),
    );
    // Words that only ask are in too many texts to tell one from another.
    const whole = [asked.telling, [asked.typed]];
    const spelt = this.#judged(asked, this.#gathered(asked, called, whole, false));
    if (spelt.some(({ nearness }) => nearness < TITLE)) return spelt;
    const alike = this.#names.alike(asked, CANDIDATES);
    if (spelt.length) return this.#judged(asked, this.#gathered(asked, [...called, ...alike], whole, false));
    const misspelt = this.#judged(asked, this.#gathered(asked, alike, whole, true));
    if (misspelt.length) return misspelt;
    const parts = asked.telling.map((word) => [word]);
    const some = this.#judged(asked, this.#gathered(asked, [], parts, false));
    return some.length ? some : this.#judged(asked, this.#gathered(asked, [], parts, true));
  }

  /**
   * @param {Asked} asked
   * @param {readonly number[]} called Terms that a name speaks for.
   * @param {string[][]} queries Words that must all be held, and others that do as well.
   * @param {boolean} fuzzy
   * @returns {Map<number, Candidate>}
   */
  #gathered(asked, called, queries, fuzzy) {
    /** @type {Map<number, Candidate>} */
    const found = new Map();
    const named = this.#nearestTerm(asked, called);
    for (const part of this.#parts) {
      for (const asking of distinct(queries)) {
        // A single letter begins a word of nearly every record: only where no name begins with it.
        const isBroad = asked.words.length === 1 && !called.length;
        for (const result of this.#asked(part, asking, { fuzzy, isBroad })) take(found, result);
      }
      // Words run together or misspelt may be those of a name: what holds that name is meant as well.
      if (named) {
        for (const result of this.#asked(part, named.words)) {
          take(found, { ...result, exact: result.exact && named.isSpelt });
        }
      }
    }
    for (const id of called) take(found, { id, score: 0, exact: false, terms: new Set() });
    return found;
  }

  /**
   * @param {Asked} asked
   * @param {readonly number[]} ids
   * @returns {{ words: string[], isSpelt: boolean } | undefined} The words of the name that the query is, exactly or
   *   but for typing errors; none if they are those of the query.
   */
  #nearestTerm(asked, ids) {
    let best = REST;
    let found;
    for (const id of ids) {
      const { nearness, name } = nearestName(this.#names.of(id), asked);
      const is = nearness < 2 || (nearness >= MISSPELT && nearness < PARTLY);
      if (is && nearness < best) [best, found] = [nearness, name?.words];
    }
    return found && found.join() !== asked.words.join() ? { words: found, isSpelt: best < 2 } : undefined;
  }

  /**
   * @param {Part} part
   * @param {readonly string[]} asking
   * @param {{ fuzzy?: boolean, isBroad?: boolean }} [how] Whether a word may be misspelt, and a letter begin one.
   * @returns {Candidate[]}
   */
  #asked({ first, search, vocabulary }, asking, { fuzzy = false, isBroad = false } = {}) {
    // Not MiniSearch's own search for misspelt words: it counts two swapped letters as two errors, and takes longer.
    const queries = fuzzy ? asking.map((word) => withMisspelt(word, vocabulary)) : [...asking];
    const results = search.search(
      { combineWith: "AND", queries },
      {
        prefix: (word) => word.length > 1 || isBroad,
        weights: { fuzzy: 0.3, prefix: 0.6 },
        boost: BOOST,
        boostDocument: (id) => WEIGHTS[this.#records.get(first + id)?.kind ?? "page"],
      },
    );
    return results.slice(0, CANDIDATES).flatMap(({ id, score, match }) => {
      const known = Object.keys(match);
      if (!asking.every((word) => known.some((term) => means(word, term)))) return [];
      // A word that only an answer holds must not show.
      const shown = known.filter((term) => match[term]?.some((field) => field !== "hidden"));
      const terms = shown.filter((term) => asking.some((word) => means(word, term)));
      return [{ id: first + id, score, exact: asking.every((word) => match[word]), terms: new Set(terms) }];
    });
  }

  /**
   * @param {Asked} asked
   * @param {Map<number, Candidate>} candidates
   */
  #judged(asked, candidates) {
    const query = asked.words.join(" ");
    return [...candidates.values()].flatMap((candidate) => {
      const record = this.#records.get(candidate.id);
      if (!record) return [];
      const { id, score, exact, terms } = candidate;
      const { nearness, name } = nearestName(this.#names.of(id), asked);
      if (nearness === REST && !score) return [];
      for (const word of name && nearness !== REST ? told(name.words, asked) : []) terms.add(word);
      const title = words(record.title);
      const inTitle = record.kind !== "term" && holds(title, asked.words) ? TITLE : REST;
      const step = Math.min(nearness, inTitle, exact ? TEXT : REST);
      return [{ id, score, exact, terms, kind: record.kind, nearness: step, is: title.join(" ") === query }];
    });
  }

  /**
   * @param {readonly { id: number, terms: Set<string> }[]} found
   * @returns {{ hits: Hit[], untold: number[] }}
   */
  #shown(found) {
    const hits = found.flatMap(({ id, terms }) => {
      const record = this.#records.get(id);
      return record ? [hitOf(record, this.#texts.get(id) ?? {}, [...terms])] : [];
    });
    const seen = found.slice(0, SEEN).map(({ id }) => id);
    return { hits, untold: seen.filter((id) => !this.#texts.has(id)) };
  }
}

/**
 * @param {string} word
 * @param {Part["vocabulary"]} vocabulary
 * @returns {Query} The word, or any that it is but for typing errors.
 */
function withMisspelt(word, vocabulary) {
  const most = typos(word);
  if (!most) return word;
  const letters = lettersOf(word);
  const alike = vocabulary
    .filter((one) => missing(letters, one.letters) <= most && one.text !== word && distance(word, one.text, most) <= most)
    .map(({ text }) => text);
  if (!alike.length) return word;
  return { combineWith: "OR", queries: [word, { queries: alike, combineWith: "OR", prefix: false, boost: MISSPELT_BOOST }] };
}

/**
 * @param {Map<number, Candidate>} found
 * @param {Candidate} candidate
 */
function take(found, candidate) {
  const known = found.get(candidate.id);
  if (!known) {
    found.set(candidate.id, candidate);
    return;
  }
  known.score = Math.max(known.score, candidate.score);
  known.exact ||= candidate.exact;
  for (const term of candidate.terms) known.terms.add(term);
}

/**
 * @param {readonly string[][]} queries
 * @returns {string[][]} Each once.
 */
function distinct(queries) {
  return [...new Map(queries.map((query) => [query.join(" "), query])).values()];
}
