/**
 * The material as a cabinet: a drawer for each document, and in it a table of its sections.
 *
 * @typedef {import("./tally.js").DocumentSum} DocumentSum
 * @typedef {import("./tally.js").Tally} Tally
 * @typedef {import("./survey.js").Outline} Outline
 */
import { element } from "../base/element.js";
import { counted, said } from "../base/said.js";
import { say } from "../base/say.js";
import { sizeOf, STANDINGS } from "./tally.js";
import { mosaic } from "./bars.js";
import { STANDING_WORDS } from "./words.js";
import { addressOf } from "../share/site-address.js";

/**
 * @param {Outline} survey
 * @returns {Node[]}
 */
export function cabinet({ documents }) {
  if (!documents.length) return [];
  return [
    element("h2", {}, [documents[0]?.parts === "document" ? say`By topic` : say`By document`]),
    element("p", { class: "label" }, [legend(documents[0]?.parts ?? "section")]),
    element("ul", { class: "cabinet" }, documents.map(drawer)),
  ];
}

/** @param {DocumentSum["parts"]} part */
function legend(part) {
  return part === "document"
    ? say`A column is a document, as wide as it has cards. What is known fills it from below.`
    : say`A column is a section, as wide as it has cards. What is known fills it from below.`;
}

const NOUNS = { section: say`Section`, document: say`Document` };

/** @param {DocumentSum} sum */
function drawer({ document: { slug, title, name, url }, tally, sections, parts }) {
  return element("li", { class: "card drawer" }, [
    element("p", { class: "strip" }, [element("b", {}, [name]), counted(sizeOf(tally), "card")]),
    element("h3", {}, [element("a", { href: addressOf(url) }, [title])]),
    mosaic(sections),
    element("p", { class: "stands" }, standsOf(tally)),
    ...(sections.length > 1 ? [table(slug, title, sections, parts)] : []),
    element("a", { class: "btn", href: addressOf(`study/?set=${encodeURIComponent(slug)}`) }, [
      say`Practise this`,
      element("span", { class: "away" }, [`: ${title}`]),
    ]),
  ]);
}

/**
 * @param {string} slug
 * @param {string} title
 * @param {DocumentSum["sections"]} sections
 * @param {DocumentSum["parts"]} part
 */
function table(slug, title, sections, part) {
  return element("details", { "data-key": slug }, [
    element("summary", {}, [part === "document" ? counted(sections.length, "document") : counted(sections.length, "section")]),
    element("table", {}, [header(title, part), element("tbody", {}, sections.map(row))]),
  ]);
}

/**
 * @param {Tally} tally
 * @returns {HTMLElement[]}
 */
function standsOf(tally) {
  return STANDINGS.filter((one) => tally[one]).map((one) => {
    const [sign, words] = STANDING_WORDS[one];
    const mark = element("span", { class: `sign ${one}`, "aria-hidden": "true" }, [sign]);
    return element("span", {}, [mark, `${said(tally[one])} ${words}`]);
  });
}

/**
 * @param {string} title
 * @param {DocumentSum["parts"]} part
 */
function header(title, part) {
  const cells = STANDINGS.map((one) => {
    const [sign, words] = STANDING_WORDS[one];
    const mark = element("span", { class: `sign ${one}`, "aria-hidden": "true" }, [sign]);
    return element("th", { scope: "col" }, [mark, element("span", { class: "away" }, [words])]);
  });
  return element("thead", {}, [
    element("tr", {}, [element("th", { scope: "col", "aria-label": say`${NOUNS[part]} of ${title}` }, [NOUNS[part]]), ...cells]),
  ]);
}

/** @param {DocumentSum["sections"][number]} sum */
function row({ section, tally }) {
  const words = section.title || say`Before the first heading`;
  return element("tr", {}, [
    element("th", { scope: "row" }, [element("a", { href: addressOf(section.url) }, [words])]),
    ...STANDINGS.map((one) => element("td", { class: "num" }, [tally[one] ? said(tally[one]) : "–"])),
  ]);
}
