import { defineLab } from "./labs/lab.js";
import { controls, sum, view } from "./labs/zone-failure-view.js";
import { ends, link, notes, parse, step } from "./labs/zone-failure.js";

defineLab({ parse, link, notes, step, ends, pace: 1200, controls, view, sum });
