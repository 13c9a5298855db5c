/** What the page `/labs/inference-options/` needs, beside what every text has. */
import { inferenceOptions } from "./labs/inference-options-view.js";
import { defineLab } from "./labs/lab.js";

defineLab(inferenceOptions);
