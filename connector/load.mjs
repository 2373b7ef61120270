// Loads all of the connector and ends, so that Node keeps what it compiled (NODE_COMPILE_CACHE): a connector
// that finds that starts in half the time. For building an image, whose files do not change afterwards. Node
// keeps it by its options: give it those of the connector.
import "./smallHeap.mjs";
import "./quickModules.mjs";
import "./withoutLanguages.mjs";
import { flushCompileCache } from "node:module";

await import("./main.ts");
const { jsforce } = await import("./salesforce/jsforce.ts");
await Promise.all(Object.values(jsforce).map((load) => load()));
const packages = await import("./largePackages.ts");
for (const load of Object.values(packages)) load();
flushCompileCache();
process.exit();
