import { registerHooks } from "node:module";

/**
 * Resolves what the files of Drizzle import of each other. Node reads the package.json of a package anew for
 * each of its files: Drizzle has a hundred files, and 130 kB of exports to parse each time, which took half
 * of a connector's start.
 */
const withinDrizzle = /\/node_modules\/drizzle-orm\/[^?]*\.js$/;

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = "" } = context;
    if (!specifier.startsWith(".") || !withinDrizzle.test(parentURL)) return next(specifier, context);
    return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
  },
});
