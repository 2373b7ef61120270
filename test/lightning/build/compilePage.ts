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
 * Compiles the shell with the package's components in it, the working tree's unless told otherwise, and
 * returns the directory that holds `main.js`. The directory is named for the hash of all that went in, so
 * that nothing is compiled twice; several may ask at once.
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

/** Throws with the compiler's own message; its error carries the whole module graph besides. */
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
 * What is said of the base components is not ours to mend; an import that nothing answers would fail in the
 * browser.
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

/** The components live in the namespace `c`, as everywhere in Salesforce. */
function componentModules(components: string): { name: string; path: string }[] {
  return readdirSync(components, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
    .map(({ name }) => ({ name: `c/${name}`, path: join(components, name, `${name}.js`) }))
    .filter(({ path }) => existsSync(path));
}

/** Makes the compiled page appear whole or not at all; whoever comes second drops theirs. */
function publish(unfinished: string, directory: string): void {
  mkdirSync(paths.cache, { recursive: true });
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}
