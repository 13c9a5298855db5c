/**
 * Dragging by pointer, from a grip to one of a few places that come up while something is dragged. An extra: whatever it
 * does can be done with the controls beside the grip.
 *
 * @typedef {{ value: string, words: string }} Bin
 */
import { element } from "../base/element.js";

/** A press that moves less, in CSS pixels, is none. */
const SLACK = 6;

/** From the pointer to what it drags, and from there to the window's edge, in CSS pixels. */
const ASIDE = 12;

/**
 * @param {HTMLElement} place Holds the grips, `data-drag` with the name of what is dragged.
 * @param {readonly Bin[]} bins
 * @param {(name: string, bin: string) => void} drop
 * @param {AbortSignal} signal
 */
export function offerDragging(place, bins, drop, signal) {
  place.addEventListener(
    "pointerdown",
    (event) => {
      const grip = event.target instanceof Element ? event.target.closest("[data-drag]") : null;
      if (!(grip instanceof HTMLElement) || event.button || !event.isPrimary) return;
      event.preventDefault();
      drag(place, grip, event, bins, drop, signal);
    },
    { signal },
  );
}

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} grip
 * @param {PointerEvent} start
 * @param {readonly Bin[]} bins
 * @param {(name: string, bin: string) => void} drop
 * @param {AbortSignal} outer
 */
function drag(place, grip, start, bins, drop, outer) {
  const end = new AbortController();
  const options = { signal: AbortSignal.any([end.signal, outer]) };
  const dragged = grip.closest("li")?.querySelector("legend")?.textContent ?? "";
  /** @type {ReturnType<typeof tray> | null} */
  let shown = null;
  const stop = () => {
    shown?.remove();
    end.abort();
  };
  grip.setPointerCapture(start.pointerId);
  grip.addEventListener(
    "pointermove",
    (event) => {
      const far = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
      if (!shown && far < SLACK) return;
      shown ??= tray(place, bins, dragged, start.clientY);
      shown.follow(event);
    },
    options,
  );
  grip.addEventListener(
    "pointerup",
    (event) => {
      const bin = shown?.binAt(event);
      stop();
      if (bin) drop(grip.dataset["drag"] ?? "", bin);
    },
    options,
  );
  grip.addEventListener("pointercancel", stop, options);
  outer.addEventListener("abort", stop, { signal: end.signal });
  document.addEventListener("keydown", (event) => event.key === "Escape" && stop(), options);
}

/**
 * @param {HTMLElement} place
 * @param {readonly Bin[]} bins
 * @param {string} words Of what is dragged.
 * @param {number} from Where it was taken up: the places come up in the other half of the window.
 */
function tray(place, bins, words, from) {
  const made = bins.map((bin) => element("div", { class: "bin", "data-bin": bin.value }, [bin.words]));
  const row = element("div", { class: from < innerHeight / 2 ? "bins low" : "bins high", "aria-hidden": "true" }, made);
  const ghost = element("div", { class: "ghost", "aria-hidden": "true" }, [words]);
  place.append(row, ghost);
  /** @param {PointerEvent} event */
  const under = ({ clientX, clientY }) => made.find((bin) => isWithin(bin.getBoundingClientRect(), clientX, clientY));
  return {
    /** @param {PointerEvent} event */
    follow: (event) => {
      const left = Math.min(event.clientX + ASIDE, innerWidth - ghost.offsetWidth - ASIDE);
      ghost.style.translate = `${left}px ${event.clientY + ASIDE}px`;
      for (const bin of made) bin.classList.toggle("over", bin === under(event));
    },
    /** @param {PointerEvent} event */
    binAt: (event) => under(event)?.dataset["bin"],
    remove: () => {
      row.remove();
      ghost.remove();
    },
  };
}

/**
 * @param {DOMRect} box
 * @param {number} x
 * @param {number} y
 */
function isWithin({ left, right, top, bottom }, x, y) {
  return x >= left && x <= right && y >= top && y <= bottom;
}
