/**
 * What stands on a card, as elements. Texts of documents become text, and never markup.
 *
 * @typedef {import("./study-types.js").Block} Block
 * @typedef {import("./study-types.js").CardHead} CardHead
 * @typedef {import("./study-types.js").Inline} Inline
 * @typedef {import("./study-types.js").StudyIndex} StudyIndex
 */
import { linkAddress } from "./card-address.js";
import { element } from "../base/element.js";
import { say } from "../base/say.js";
import { formula } from "./formula.js";

/** Cards of one session may be in several languages: each block has the direction of its own first letter. */
const AUTO = { dir: "auto" };

/** A name that is longer is cut between words, as in the marks of other pages. */
const CORNER = 40;

/**
 * @param {readonly Inline[]} inlines
 * @param {string} root What leads to the site's root from here.
 * @returns {DocumentFragment}
 */
export function words(inlines, root) {
  const made = document.createDocumentFragment();
  for (const one of inlines) made.append(typeof one === "string" ? one : marked(one, root));
  return made;
}

/**
 * @param {readonly Block[]} list
 * @param {string} root What leads to the site's root from here.
 * @returns {DocumentFragment}
 */
export function blocks(list, root) {
  const made = document.createDocumentFragment();
  for (const one of list) made.append(block(one, root));
  return made;
}

/**
 * The top line of a card, with the mark of its source.
 *
 * @param {CardHead} head
 * @param {StudyIndex} index
 * @param {string} root What leads to the site's root from here.
 * @param {string} [number] What stands in the other corner.
 * @returns {HTMLParagraphElement}
 */
export function strip(head, index, root, number = "") {
  const source = index.documents[head.document];
  const mark = source ? sourceMark(source, head.line, root) : "";
  return element("p", { class: "strip" }, [element("b", {}, [number]), mark]);
}

/**
 * @param {{ name: string, source?: string }} source
 * @param {number} line
 * @param {string} root
 * @returns {HTMLElement} A link to the line, where the original may be shown.
 */
function sourceMark({ name, source }, line, root) {
  const told = say`${shortened(name)}, line ${line}`;
  if (!source) return element("span", { class: "src" }, [told]);
  return link(`${source}#L${line}`, [told], root, "src");
}

/** @param {string} name */
function shortened(name) {
  if (name.length <= CORNER) return name;
  return `${name.slice(0, CORNER).replace(/[ ,:;–—-]+\S*$/, "")} …`;
}

/**
 * @param {Exclude<Inline, string>} inline
 * @param {string} root
 * @returns {Node}
 */
function marked(inline, root) {
  if (inline[0] === "a") {
    const [, url, ...rest] = inline;
    return link(url, [words(rest, root)], root);
  }
  if (inline[0] === "math") return formula(inline);
  if (inline[0] === "img") return image(inline, root);
  const [tag, ...rest] = inline;
  return element(tag, {}, [words(rest, root)]);
}

/**
 * @param {import("./study-types.js").Shown} inline
 * @param {string} root
 * @returns {Node} Its words, where the file is none of ours.
 */
function image([, file, alt, width, height, look], root) {
  if (!/^images\/[a-z0-9-]+\.[a-z]{3,4}$/.test(file)) return document.createTextNode(alt);
  const size = Number(width) && Number(height) ? { width, height } : {};
  return element("img", { class: look === "clear" && look, ...size, src: root + file, alt, decoding: "async" });
}

/**
 * @param {string} url
 * @param {(Node | string)[]} children
 * @param {string} root
 * @param {string} [classes]
 * @returns {HTMLElement} Plain words where the address may not be followed.
 */
export function link(url, children, root, classes = "") {
  const href = linkAddress(url, root, location.protocol === "file:");
  const look = classes ? { class: classes } : {};
  if (href === null) return element("span", look, children);
  const rel = /^https?:/i.test(href) ? { rel: "external noopener" } : {};
  return element("a", { ...look, ...rel, href }, children);
}

/**
 * @param {Block} block
 * @param {string} root
 * @returns {HTMLElement}
 */
function block(block, root) {
  switch (block[0]) {
    case "p": {
      const [, ...inlines] = block;
      return element("p", AUTO, [words(inlines, root)]);
    }
    case "pre":
      return element("pre", { tabindex: "0" }, [element("code", {}, [block[1]])]);
    case "table": {
      const [, header, ...rows] = block;
      return table(header, rows, root);
    }
    default: {
      const [tag, ...items] = block;
      return element(
        tag,
        AUTO,
        items.map((item) => element("li", {}, [itemContent(item, root)])),
      );
    }
  }
}

/**
 * @param {Block[]} item
 * @param {string} root
 * @returns {Node} The words alone of an item that is one paragraph.
 */
function itemContent(item, root) {
  const [first] = item;
  if (item.length !== 1 || first?.[0] !== "p") return blocks(item, root);
  const [, ...inlines] = first;
  return words(inlines, root);
}

/**
 * @param {Inline[][]} header
 * @param {Inline[][][]} rows
 * @param {string} root
 * @returns {HTMLElement} A table that scrolls by itself where it is too wide.
 */
function table(header, rows, root) {
  const head = header.map((cell) => element("th", { scope: "col" }, [words(cell, root)]));
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      row.map((cell) => element("td", {}, [words(cell, root)])),
    ),
  );
  const made = element("table", AUTO, [
    element("thead", {}, [element("tr", {}, head)]),
    element("tbody", {}, body),
  ]);
  const frame = element("div", { class: "scroll", role: "region", "aria-label": say`Table`, tabindex: "0" }, [made]);
  return element("figure", { class: "table" }, [frame]);
}
