/** What the page `/labs/shared-responsibility/` needs, beside what every text has. */
import { SortingLab } from "./labs/sorting-lab.js";

customElements.define("study-lab", SortingLab);
