/** What the page `/labs/production-variants/` needs, beside what every text has. */
import { defineLab } from "./labs/lab.js";
import { productionVariants } from "./labs/production-variants-view.js";

defineLab(productionVariants);
