/**
 * What the pieces of a lab tell each other. Types only: nothing of it is left when a page runs.
 *
 * @typedef {{ readonly type: string, readonly [detail: string]: unknown }} LabEvent What happened: `{ type: "set", name,
 *   value }` when a control was changed, `{ type: "tick" }` for a step of time, `{ type: "rewind" }` when time begins
 *   again; any other is the lab's own.
 *
 * @typedef {object} Scene What a picture may need to know of the page.
 * @property {number} width Of the place for pictures, in CSS pixels.
 *
 * @typedef {object} NumberControl
 * @property {"number" | "range"} kind
 * @property {string} name
 * @property {string} label
 * @property {number} value
 * @property {number} least
 * @property {number} most
 * @property {number} [step] 1 if none is given; 0 for any number, with up to six digits after the point.
 * @property {string} [unit] As it is read after a number: `%`, `seconds`.
 * @property {string} [hint]
 *
 * @typedef {object} Option
 * @property {string} value
 * @property {string} words
 * @property {string} [hint]
 *
 * @typedef {object} ChoiceControl
 * @property {"select" | "radio"} kind
 * @property {string} name
 * @property {string} label
 * @property {string} value
 * @property {readonly Option[]} options
 * @property {string} [hint]
 *
 * @typedef {object} CheckControl
 * @property {"checkbox"} kind
 * @property {string} name
 * @property {string} label
 * @property {boolean} value
 * @property {string} [hint]
 *
 * @typedef {object} ActControl A button.
 * @property {"act"} kind
 * @property {string} label
 * @property {LabEvent} event
 *
 * @typedef {object} GroupControl
 * @property {"group"} kind
 * @property {string} label
 * @property {readonly Control[]} controls
 * @property {string} [hint]
 *
 * @typedef {NumberControl | ChoiceControl | CheckControl | ActControl | GroupControl} Control
 */

/**
 * @template State
 * @typedef {object} Model A lab: pure functions of its state. `settings.js` makes the first three.
 * @property {(params: URLSearchParams) => State} parse Any address gives a state; an empty one gives the usual one.
 * @property {(state: State) => URLSearchParams} link Only what differs from the usual state.
 * @property {(params: URLSearchParams) => string[]} [notes] What an address could not mean, a sentence each.
 * @property {(state: State, event: LabEvent) => State} [step] Without it, `set` changes the property of that name.
 * @property {(state: State) => boolean} [ends] Whether time has come to its end. A lab that has it has time: Step, Run.
 * @property {number} [pace] From one tick to the next while it runs, in ms; 700 if none is given.
 * @property {(state: State) => readonly Control[]} controls
 * @property {(state: State, scene: Scene) => readonly Node[]} view Pictures and tables, see `chart.js` and `table.js`.
 * @property {(state: State) => string} sum What holds now, in one sentence: shown above the pictures, and told after a change.
 * @property {(state: State, before: State) => string} [say] What is told instead: one sentence, too.
 */

export {};
