import { registerHooks, type ResolveFnOutput } from "node:module";

/**
 * Resolves imports of Drizzle quickly: within it, and by its name. Node reads the package.json of a package
 * anew for each import from it, and Drizzle's has 130 kB of exports to parse, which took two thirds of a
 * connector's start.
 */
const withinDrizzle = /\/node_modules\/drizzle-orm\/[^?]*\.js$/;
const byName = /^drizzle-orm(\/|$)/;
const found = new Map<string, ResolveFnOutput>();

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = "" } = context;
    if (specifier.startsWith(".") && withinDrizzle.test(parentURL)) {
      return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
    }
    if (!byName.test(specifier)) return next(specifier, context);
    // `require` and `import` find different files.
    const asked = `${context.conditions.join()} ${specifier}`;
    const known = found.get(asked) ?? next(specifier, context);
    found.set(asked, known);
    return { ...known, shortCircuit: true };
  },
});
