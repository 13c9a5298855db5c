/**
 * markmap's view, with types of what is used of it: its own lead nowhere for a compiler that follows the rules of Node.
 *
 * @typedef {import("markmap-common").INode} INode
 *
 * @typedef {object} Options
 * @property {boolean} [embedGlobalCSS]
 * @property {boolean} [scrollForPan] Whether the wheel zooms only together with Ctrl.
 * @property {boolean} [pan] Whether the wheel alone moves the picture.
 * @property {number} [maxInitialScale] How large it is drawn at most where all of it fits.
 * @property {number} [maxWidth]
 *
 * @typedef {object} Selection One of d3's.
 * @property {() => Element} node
 * @property {() => Element} remove
 * @property {(type: string, act: null) => unknown} on
 * @property {(act: unknown, ...rest: unknown[]) => unknown} call
 * @property {() => unknown} interrupt Ends its transitions where they are.
 *
 * @typedef {object} Zoom d3's behaviour.
 * @property {unknown} transform
 * @property {(scales: [number, number]) => unknown} scaleExtent
 * @property {(type: string, act: () => void) => unknown} on
 *
 * @typedef {object} View
 * @property {{ maxWidth: number, fitRatio: number }} options
 * @property {{ data?: INode, rect: { x1: number, y1: number, x2: number, y2: number } }} state
 * @property {Selection} svg
 * @property {Selection} g
 * @property {Selection} styleNode
 * @property {Zoom} zoom
 * @property {(options: Options) => void} setOptions
 * @property {() => Promise<void>} fit
 * @property {(node: INode, room: { left: number, right: number, top: number, bottom: number }) => Promise<void>} ensureVisible
 * @property {(by: number) => Promise<void>} rescale
 * @property {(node: INode) => { data: INode, g: Element } | undefined} findElement
 * @property {(selection: unknown) => any} transition
 */
// @ts-expect-error - see above
import { Markmap as Base } from "markmap-view";

/** @type {new (place: SVGSVGElement, options: Options) => View} */
export const Markmap = Base;
