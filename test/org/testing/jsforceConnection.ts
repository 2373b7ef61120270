/**
 * jsforce's connection with all of its APIs. The package's own name gives no Connection once another module
 * has loaded `jsforce/lib/connection.js`, as the connector does: jsforce 3.10 imports itself in a circle.
 */
import "jsforce";

export { Connection } from "jsforce/lib/connection.js";
