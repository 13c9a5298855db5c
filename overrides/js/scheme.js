/**
 * Applies a saved choice of light or dark before the first paint. Loaded in the head, and kept tiny.
 */
import { apply, saved } from "./scheme-choice.js";

apply(saved());
