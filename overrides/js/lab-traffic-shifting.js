import { defineLab } from "./labs/lab.js";
import { controls } from "./labs/shift-controls.js";
import { sum, view } from "./labs/traffic-shifting-view.js";
import { ends, link, notes, parse, step } from "./labs/traffic-shifting.js";

defineLab({ parse, link, notes, step, ends, pace: 900, controls, view, sum });
