// Finds modules of packages quickly: a connector starts in half the time, and holds 140 MB less. For each one
// whose name ends in .js, Node reads the nearest package.json anew, to learn how the module is written.
// Drizzle's has 180 kB, and has 110 such modules. Here each package.json is read once. A cache of what Node
// compiled does not spare that. A Node that is too old has no hooks, and start.mjs says so.
import { existsSync, readFileSync } from "node:fs";
import * as nodeModule from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** @type {Map<string, "module" | "commonjs">} */
const formats = new Map();

/**
 * How the files of a folder are written that end in .js, as the nearest package.json says.
 * @param {string} folder @returns {"module" | "commonjs"}
 */
function formatIn(folder) {
  const format = formats.get(folder) ?? readFormat(folder);
  formats.set(folder, format);
  return format;
}

/** @param {string} folder @returns {"module" | "commonjs"} */
function readFormat(folder) {
  const file = path.join(folder, "package.json");
  if (existsSync(file))
    return JSON.parse(readFileSync(file, "utf8")).type === "module" ? "module" : "commonjs";
  const parent = path.dirname(folder);
  return parent === folder || path.basename(folder) === "node_modules" ? "commonjs" : formatIn(parent);
}

/**
 * Where a package is looked for by its name: all files of one package find the same.
 * @param {string} url @returns {string}
 */
const placeOf = (url) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(url)?.[0] ?? path.dirname(url);

/** @type {Map<string, import("node:module").ResolveFnOutput>} */
const found = new Map();

nodeModule.registerHooks?.({
  resolve(specifier, context, next) {
    const { parentURL = "", conditions } = context;
    const isWithinPackage = /^\.{1,2}\//.test(specifier) && parentURL.includes("/node_modules/");
    if (isWithinPackage && specifier.endsWith(".js") && conditions.includes("import")) {
      const url = new URL(specifier, parentURL);
      const file = fileURLToPath(url);
      // Node says better what is missing.
      if (!existsSync(file)) return next(specifier, context);
      return { url: url.href, format: formatIn(path.dirname(file)), shortCircuit: true };
    }
    const isPackage = /^[@a-z]/i.test(specifier) && !specifier.includes(":");
    if (!isPackage) return next(specifier, context);
    // `require` and `import` find different files.
    const asked = [conditions.join(), specifier, placeOf(parentURL)].join("\n");
    const known = found.get(asked) ?? next(specifier, context);
    found.set(asked, known);
    return { ...known, shortCircuit: true };
  },
});
