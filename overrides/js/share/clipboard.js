/** Puts text on the clipboard, and says things to those who listen to the page. */

/** How long a live region must have been there before what is put into it is read out, in ms. */
const HEARD = 100;

/** @type {HTMLElement | undefined} */
let region;

/**
 * @param {string} text
 * @returns {Promise<boolean>} Whether it is on the clipboard now.
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not allowed, or not there: a preview in the local network has no secure address.
    return copyByCommand(text);
  }
}

/**
 * @param {string} text
 * @returns {boolean} Whether the browser let us.
 */
function copyByCommand(text) {
  let taken = false;
  /** @param {ClipboardEvent} event */
  const put = (event) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    taken = true;
  };
  document.addEventListener("copy", put);
  try {
    return document.execCommand("copy") && taken;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", put);
  }
}

/** @param {string} words Read out by a screen reader, also if they are the same as before. */
export function announce(words) {
  if (!region) {
    region = document.createElement("p");
    region.className = "away";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  const said = region;
  said.textContent = "";
  setTimeout(() => {
    said.textContent = words;
  }, HEARD);
}
