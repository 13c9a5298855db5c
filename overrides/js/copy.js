/** What pages with blocks of code need. */
import { offerCopying } from "./reading/study-copy.js";

offerCopying();
