/** What pages with definitions behind their words need. */
import { offerGlosses } from "./glosses.js";

offerGlosses();
