/** The bundle `assets/map-mastery.js`: what a learner knows of the branches of a map, for those who have practised. */
import { standingsIn } from "./map/standings-in.js";

Object.assign(globalThis, { studysiteMastery: standingsIn });
