// Leaves out the fifty languages of Zod that nobody asks for, which take 9 MB: Zod loads all of them to offer
// them. Its English, which it asks for by itself, stays. The sentences that people read are of reasons/.
import * as nodeModule from "node:module";

nodeModule.registerHooks?.({
  resolve(specifier, context, next) {
    const isZods = context.parentURL?.includes("/node_modules/zod/") ?? false;
    if (!isZods || specifier !== "../locales/index.js") return next(specifier, context);
    return { url: "data:text/javascript,export {};", format: "module", shortCircuit: true };
  },
});
