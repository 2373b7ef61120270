/** The front door of the practice Lightning page: all that the rest of the project may use of it. */
export { startLightning, type Lightning } from "./startLightning.ts";
export { compilePage } from "./build/compilePage.ts";
export { createDeployedSource } from "./build/createDeployedSource.ts";
