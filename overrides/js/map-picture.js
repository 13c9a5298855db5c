/** The bundle `assets/map-picture.js`: the picture of a map, fetched when it is to be seen. */
import { Stage } from "./map/stage.js";

Object.assign(globalThis, { studysiteMap: Stage });
