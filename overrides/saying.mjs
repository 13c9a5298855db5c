/**
 * Puts the interface's texts into the language of a site while its scripts are bundled.
 *
 * A script says say`Card ${at} of ${of}`; a table has "Card {at} of {of}" for it, with the names that `keyOf` gives its
 * values. A text that the table lacks stays English. A count with its noun, counted(cards, "card"), takes the forms of
 * the table, and `plural` tells which a number takes.
 *
 * @typedef {object} Table As studysite/interface/say.py gives it.
 * @property {Readonly<Record<string, string>>} texts By the English ones.
 * @property {Readonly<Record<string, readonly string[]>>} nouns The forms, by the English singular.
 * @property {boolean} apart Whether what is said runs the other way than what is around it.
 * @property {string} plural A JavaScript expression of `count`: which form it takes, from 0; empty if as in English.
 *
 * @typedef {object} Token A string or a template in a script.
 * @property {number} start
 * @property {number} end
 * @property {readonly string[]} parts What stands between its values, as written, with escapes.
 * @property {readonly string[]} values Expressions, as written.
 */

/** A slash behind these begins a regular expression, and is no division. */
const BEFORE_PATTERN = /(?:^|[(,=:[!&|?{};>\n]|\breturn)\s*$/;
const PATTERN = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//y;

/**
 * @param {string} source
 * @param {number} [from]
 * @param {boolean} [within] Whether it begins inside a template, behind `${`.
 * @returns {{ tokens: Token[], end: number }} The strings and templates, but not those within others; where it ends.
 */
export function tokensOf(source, from = 0, within = false) {
  /** @type {Token[]} */
  const tokens = [];
  let depth = 0;
  let at = from;
  while (at < source.length) {
    const sign = source[at] ?? "";
    if (source.startsWith("//", at)) at = endOf(source, "\n", at);
    else if (source.startsWith("/*", at)) at = endOf(source, "*/", at);
    else if (sign === "/" && BEFORE_PATTERN.test(source.slice(Math.max(0, at - 20), at))) at = behindPattern(source, at);
    else if (sign === '"' || sign === "'" || sign === "`") {
      const token = tokenAt(source, at);
      tokens.push(token);
      at = token.end;
    } else {
      if (within && sign === "}" && !depth) return { tokens, end: at };
      depth += Number(sign === "{") - Number(sign === "}");
      at += 1;
    }
  }
  if (within) throw new Error("a template is not closed");
  return { tokens, end: at };
}

/**
 * @param {string} source
 * @param {number} start Where it begins, with its mark.
 * @returns {Token}
 */
function tokenAt(source, start) {
  const mark = source[start];
  const parts = [""];
  const values = [];
  for (let at = start + 1; at < source.length; at += 1) {
    const sign = source[at] ?? "";
    if (sign === mark) return { start, end: at + 1, parts, values };
    if (mark === "`" && source.startsWith("${", at)) {
      const { end } = tokensOf(source, at + 2, true);
      values.push(source.slice(at + 2, end));
      parts.push("");
      at = end;
    } else {
      const written = sign === "\\" ? source.slice(at, at + 2) : sign;
      parts[parts.length - 1] += written;
      at += written.length - 1;
    }
  }
  throw new Error(`a string is not closed: ${source.slice(start, start + 40)}`);
}

/**
 * @param {string} source
 * @param {string} mark
 * @param {number} at
 * @returns {number} What follows the next mark.
 */
function endOf(source, mark, at) {
  const found = source.indexOf(mark, at);
  return found < 0 ? source.length : found + mark.length;
}

/**
 * @param {string} source
 * @param {number} at
 * @returns {number}
 */
function behindPattern(source, at) {
  PATTERN.lastIndex = at;
  return at + (PATTERN.exec(source)?.[0].length ?? 1);
}

/**
 * @param {Token} token
 * @returns {{ key: string, names: string[] }} The English text with a name for each value: the last one in it. A second
 *   value of the same name gets a number.
 */
export function keyOf({ parts, values }) {
  /** @type {string[]} */
  const names = [];
  for (const value of values) {
    const { tokens } = tokensOf(value);
    const words = tokens.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), value);
    // Not what is done with it: of names.join(", ") the names.
    const found = words.replaceAll(/\.\w+(?=\()/g, "").match(/[A-Za-z_]\w*/g) ?? [];
    const name = found.filter((one) => one !== "say").at(-1) ?? "value";
    const same = names.filter((one) => one.replace(/\d+$/, "") === name).length;
    names.push(same ? `${name}${same + 1}` : name);
  }
  const key = parts.map((part, at) => plain(part) + (at < names.length ? `{${names[at]}}` : "")).join("");
  return { key, names };
}

/**
 * @param {string} written
 * @returns {string} Without the escapes that our texts have.
 */
function plain(written) {
  return written.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\\(.)/g, "$1");
}

/** A count with its noun: what is counted, the singular, and the plural where it is not that with an s. */
const COUNTED = /\bcounted\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*?), "([^"]*)"(?:, "([^"]*)")?\)/g;

/** How English tells one from many, in `base/said.js`. */
const ENGLISH_PLURAL = "count === 1 ? one : many";

/** What it returns there. */
const COUNT = /`\$\{said\(count\)\} \$\{(?<form>count === 1 \? one : many)\}`/;

/**
 * @typedef {object} Found
 * @property {string[]} texts The keys of what a script says.
 * @property {Record<string, string>} nouns The plural of what it counts, by the singular.
 *
 * @param {string} source A module.
 * @param {Table | null} [table] None for English.
 * @param {Found} [found] Gets what is said in it.
 * @returns {string} The module in the language of the table.
 */
export function translated(source, table = null, found = { texts: [], nouns: {} }) {
  const calls = source.replaceAll(COUNTED, (_, count, one, many = `${one}s`) => {
    found.nouns[one] = many;
    const forms = table?.nouns[one];
    if (forms) return `counted(${count}, ${forms.map((form) => JSON.stringify(form)).join(", ")})`;
    return many === `${one}s` ? `counted(${count}, "${one}")` : `counted(${count}, "${one}", "${many}")`;
  });
  const made = templates(calls, table, found);
  if (table?.apart) return made.replace(COUNT, "`\u2066${said(count)} ${$<form>}\u2069`");
  if (table?.plural) return made.replace(ENGLISH_PLURAL, `[...arguments].slice(1)[${table.plural}] ?? many`);
  if (table) return made;
  // Nothing is left of what marks a text.
  return made.replace(/^import \{[^}]*\} from "[^"]*\/say\.js";\n/m, "").replaceAll(/\bdecimal\(/g, "(");
}

/**
 * @param {string} source
 * @returns {Found}
 */
export function saidIn(source) {
  /** @type {Found} */
  const found = { texts: [], nouns: {} };
  translated(source, null, found);
  return found;
}

/**
 * @param {string} source
 * @param {Table | null} table
 * @param {Found} found
 * @returns {string}
 */
function templates(source, table, found) {
  let made = "";
  let last = 0;
  for (const token of tokensOf(source).tokens) {
    const before = source.slice(last, token.start);
    const values = () => token.values.map((value) => templates(value, table, found));
    if (/(?<![\w.#])say$/.test(before) && source[token.start] === "`") {
      made += before.slice(0, -"say".length) + text(token, values(), table, found);
    } else {
      made += before + (token.values.length ? `\`${filled(token.parts, values())}\`` : source.slice(token.start, token.end));
    }
    last = token.end;
  }
  return made + source.slice(last);
}

/**
 * @param {Token} token
 * @param {readonly string[]} values
 * @param {Table | null} table
 * @param {Found} found
 * @returns {string} A template in the language of the table.
 */
function text(token, values, table, found) {
  const { key, names } = keyOf(token);
  found.texts.push(key);
  const said = table?.texts[key];
  if (said === undefined) return `\`${isolated(filled([bare(token.parts[0] ?? ""), ...token.parts.slice(1)], values), table)}\``;
  const pieces = said.split(/\{(\w+)\}/);
  const written = pieces.map((piece, at) => (at % 2 ? `\${${values[names.indexOf(piece)]}}` : piece.replace(/[\\`]|\$(?=\{)/g, "\\$&")));
  return `\`${written.join("")}\``;
}

/**
 * @param {string} written
 * @param {Table | null} table
 * @returns {string} The same between marks that keep its direction; what joins it to others stays outside.
 */
function isolated(written, table) {
  return table?.apart && /\w/.test(written) ? written.replace(/[^\s,;](?:[^]*\S)?/, "\u2066$&\u2069") : written;
}

/** @param {string} part */
function bare(part) {
  return part.slice(part.indexOf("|") + 1);
}

/**
 * @param {readonly string[]} parts
 * @param {readonly string[]} values
 */
function filled(parts, values) {
  return parts.map((part, at) => part + (at < values.length ? `\${${values[at]}}` : "")).join("");
}
