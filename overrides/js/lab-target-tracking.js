import { DrawingLab } from "./labs/drawing-lab.js";

customElements.define("study-lab", DrawingLab);
