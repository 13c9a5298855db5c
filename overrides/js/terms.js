/** What pages with definitions behind their words need. */
import { offerGlosses } from "./reading/glosses.js";

offerGlosses();
