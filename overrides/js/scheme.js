/** Applies a remembered choice of light or dark before the first paint. Loaded in the head, and kept tiny. */
import { apply, remembered } from "./base/color-scheme.js";

apply(remembered());
