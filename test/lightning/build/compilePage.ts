import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import lwc from "@lwc/rollup-plugin";
import { rollup, type Plugin, type RollupBuild, type RollupLog } from "rollup";
import { buildConstants } from "./buildConstants.ts";
import { spriteIcons } from "./spriteIcons.ts";
import { cachedTransforms } from "./cachedTransforms.ts";
import { paths } from "./paths.ts";
import { platformModules } from "./platformModules.ts";
import { sourceHash } from "./sourceHash.ts";

const apiVersion = 67;

/**
 * Compiles the shell with the components of a package, by default the working tree's. Returns the directory
 * of `main.js`. Its name is a hash of all sources, so that nothing is compiled twice. Several processes may
 * compile at once.
 */
export async function compilePage(packageSource = paths.packageSource): Promise<string> {
  const directory = join(paths.cache, `page-${sourceHash(packageSource)}`);
  if (existsSync(directory)) return directory;
  const unfinished = `${directory}.${process.pid}`;
  const bundle = await build(packageSource);
  await bundle.write({ dir: unfinished, format: "esm", chunkFileNames: "[name]-[hash].js" });
  await bundle.close();
  publish(unfinished, directory);
  return directory;
}

/** Throws the compiler's message alone: its error has the whole module graph besides. */
async function build(packageSource: string): Promise<RollupBuild> {
  const options = {
    input: join(paths.browser, "main.js"),
    plugins: [
      platformModules(packageSource),
      spriteIcons(),
      cachedTransforms(compileComponents(packageSource)),
      buildConstants(),
    ],
    onwarn: judgeWarning,
  };
  try {
    return await rollup(options);
  } catch (error) {
    throw new Error(
      `The Lightning page does not compile: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/**
 * Prints a warning, but none about the base components, which are not ours to mend. Throws for an import that
 * does not resolve, as it would fail in the browser.
 */
function judgeWarning(warning: RollupLog): void {
  if (warning.code === "UNRESOLVED_IMPORT") throw new Error(warning.message);
  const about = `${warning.id ?? ""} ${warning.ids?.join(" ") ?? ""}`;
  if (!about.includes(paths.baseComponents)) console.warn(warning.message);
}

function compileComponents(packageSource: string): Plugin {
  return lwc({
    rootDir: paths.browser,
    apiVersion,
    enableDynamicComponents: true,
    exclude: [paths.engine, paths.syntheticShadow, join(paths.browser, "main.js")],
    defaultModules: [],
    modules: [
      { name: "lwc", path: paths.engine },
      { name: "@lwc/synthetic-shadow", path: paths.syntheticShadow },
      { dir: join(paths.browser, "platform") },
      ...componentModules(join(packageSource, "lwc")),
      { npm: "lightning-base-components" },
    ],
  });
}

/** The components, and modules of styles alone, in the namespace `c` as everywhere in Salesforce. */
function componentModules(components: string): { name: string; path: string }[] {
  return readdirSync(components, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
    .flatMap(({ name }) => {
      const files = [".js", ".css"].map((ending) => join(components, name, name + ending));
      const path = files.find((file) => existsSync(file));
      return path ? [{ name: `c/${name}`, path }] : [];
    });
}

/** Moves the compiled page to its place as a whole. Where another process was first, its page stays. */
function publish(unfinished: string, directory: string): void {
  mkdirSync(paths.cache, { recursive: true });
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}
