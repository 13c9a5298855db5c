/** What pages with blocks of code need. */
import { offerCopying } from "./study-copy.js";

offerCopying();
