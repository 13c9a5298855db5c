/**
 * What practice is made of: the counterpart of `scripts/studysite/records.py` for cards, and what the browser
 * remembers of them. Types only.
 *
 * @typedef {[tag: "strong" | "em" | "s" | "code", ...words: Inline[]]} Marked
 * @typedef {[tag: "a", url: string, ...words: Inline[]]} Linked
 * @typedef {[tag: "math", display: "inline" | "block", tex: string, words: string, tree: MathTree]} Formula
 * @typedef {[tag: string, attributes: string[], ...inner: (MathTree | string)[]]} MathTree An element of MathML: its
 *   attributes are names and values in turn.
 * @typedef {[tag: "img", file: string, alt: string, width: string, height: string, look: string]} Shown
 * @typedef {string | Marked | Linked | Formula | Shown} Inline Words. The address of a link is http, https or mailto, or a
 *   path from the site's root (`glossary/drift/`).
 *
 * @typedef {[tag: "p", ...words: Inline[]]
 *   | [tag: "ul" | "ol", ...items: Block[][]]
 *   | [tag: "table", header: Inline[][], ...rows: Inline[][][]]
 *   | [tag: "pre", text: string]} Block
 *
 * @typedef {"question" | "term" | "name" | "pair" | "cell" | "branch"} CardKind
 *   `term` asks for the meaning of a name, `name` for the name of a meaning.
 *
 * @typedef {object} StudyDocument
 * @property {string} slug
 * @property {string} title
 * @property {string} name The short one that source marks use.
 * @property {string} kind `study-guide`, say.
 * @property {string} url Of its main page, from the site's root.
 * @property {string} [source] Of the page with its original, from the site's root; none where that is withheld.
 * @property {StudySection[]} sections Those that cards stand in.
 * @property {string} [topic] The slug of its topic.
 *
 * @typedef {object} StudyTopic
 * @property {string} slug `topic.biology`: stands for all its documents where some are chosen.
 * @property {string} title
 * @property {string} url Of its page, from the site's root.
 *
 * @typedef {object} StudySection
 * @property {string} title Empty for what stands before the first heading.
 * @property {string} url Of the passage, from the site's root.
 *
 * @typedef {object} CardHead What is known of every card at once.
 * @property {string} id
 * @property {CardKind} kind
 * @property {number} document The number of its home in `documents`.
 * @property {number} section The number of its section there.
 * @property {number} line Of its home's file, from 1.
 * @property {number} part The number of the part that holds its body.
 * @property {string} group Cards of one group are of the same kind of thing: one may distract from another.
 * @property {[document: number, section: number, line: number][]} also Where else it stands.
 *
 * @typedef {object} CardBody
 * @property {string} id
 * @property {Block[]} prompt
 * @property {Block[]} answer
 * @property {Inline[][]} points The answer in points, in their order; one at least.
 * @property {string} short The answer on one line, for a choice among several; empty where it is too long for that.
 * @property {string} url Of the passage that treats it, from the site's root.
 * @property {string} page Of the card itself (`q/…/`, `glossary/…/`), from the site's root; else empty.
 * @property {CardChoice[]} [choices] The options that the document gives, in its order; one at least is right.
 * @property {Block[]} [hint] Helps without telling the answer.
 *
 * @typedef {object} CardChoice
 * @property {Inline[]} words
 * @property {boolean} right
 * @property {Block[]} [why] Why it is right, or why it is not.
 *
 * @typedef {object} StudyIndex What `data/study/manifest.js` holds.
 * @property {number} version
 * @property {Record<string, string>} aliases Ids that were given up, and what they are now.
 * @property {StudyTopic[]} [topics] Those that documents belong to, if there are any.
 * @property {StudyDocument[]} documents
 * @property {CardHead[]} cards In the order of the material.
 * @property {string[]} parts Names of files below `data/study/`.
 *
 * @typedef {1 | 2 | 3 | 4} Grade Again, Hard, Good, Easy.
 *
 * @typedef {[at: number, grade: Grade, day: number]} Review When, in ms since 1970 (UTC); how; and on which day of the
 *   learner's calendar, in days since 1970-01-01 as their clock showed it.
 *
 * @typedef {object} Progress What is remembered of one card. All else is worked out from its reviews.
 * @property {string} id
 * @property {Review[]} reviews By time, no two at the same.
 * @property {boolean} [suspended] Not asked until the learner says so.
 * @property {number} [buried] Not asked on this day of the calendar.
 * @property {number} [changed] When `suspended` or `buried` was last set, in ms since 1970.
 *
 * @typedef {object} Memory A card's state after its reviews (FSRS-6).
 * @property {"new" | "learning" | "review" | "relearning"} state
 * @property {number} stability Days until recall falls to 90 %; 0 while new.
 * @property {number} difficulty 1 to 10; 0 while new.
 * @property {number} due In ms since 1970.
 * @property {number} last The last review, in ms since 1970; 0 while new.
 * @property {number} [day] The day of the last review on the learner's calendar, as that review says it.
 * @property {number} reviews How many.
 * @property {number} lapses How often it was forgotten after it was known.
 * @property {number} step Which learning step it is at.
 *
 * @typedef {object} StudySettings
 * @property {number} retention The recall that is wanted when a card comes due, 0.7 to 0.97.
 * @property {number} newADay
 * @property {number} minutes Length of a session: 5, 10 or 20.
 * @property {string} exam The day of the exam as `2026-12-24`; empty for none.
 * @property {string[]} documents Slugs of those to practise, or of their topics; empty for all.
 */
export {};
