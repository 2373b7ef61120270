import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { bundleInto } from "./bundle.ts";
import { componentModules } from "./componentModules.ts";
import { compilePlatform } from "./compilePlatform.ts";
import { mainModule, readLabels } from "./packageModules.ts";
import { packagePlugins } from "./packagePlugins.ts";
import { paths } from "./paths.ts";
import { sourceHash } from "./sourceHash.ts";

/**
 * Compiles the components of a package, by default the working tree's, for the platform, which is compiled
 * apart. Returns the directory of `main.js`. Its name is a hash of all sources, so that nothing is compiled
 * twice. Several processes may compile at once.
 */
export async function compilePage(packageSource = paths.packageSource): Promise<string> {
  const directory = join(paths.cache, `page-${sourceHash(packageSource)}`);
  const platform = await compilePlatform();
  if (existsSync(directory)) return directory;
  await bundleInto(directory, {
    input: { main: mainModule },
    plugins: packagePlugins(packageSource, readLabels(packageSource), componentModules(packageSource)),
    output: { paths: (name) => `../${basename(platform)}/${name}.js` },
  });
  return directory;
}
