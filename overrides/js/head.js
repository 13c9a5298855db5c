/**
 * Applies a remembered choice of light or dark before the first paint, and fetches what makes the page do more than be read
 * after it; what is typed for the search until then is not lost. Its text stands in the head of every page, where the policy knows it by its hash: as a file it would be one more
 * for which the first paint waits. Kept tiny.
 */
import { apply, remembered } from "./base/color-scheme.js";
import { fetchScripts } from "./base/page-scripts.js";
import { rememberTyped } from "./base/typed.js";

apply(remembered());
rememberTyped();
fetchScripts();
