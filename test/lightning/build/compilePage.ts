import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildConstants } from "./buildConstants.ts";
import { bundleInto } from "./bundle.ts";
import { compileComponents } from "./compileComponents.ts";
import { componentModules } from "./componentModules.ts";
import { mainModule, packageModules, readLabels } from "./packageModules.ts";
import { paths } from "./paths.ts";
import { sourceHash } from "./sourceHash.ts";
import { spriteIcons } from "./spriteIcons.ts";
import { userModules } from "./userModules.ts";

/**
 * Compiles the components of a package, by default the working tree's, with what they use of the platform:
 * the browser reads all of it anew for each page. Returns the directory of `main.js`. Its name is a hash of
 * all sources, so that nothing is compiled twice. Several processes may compile at once.
 */
export async function compilePage(packageSource = paths.packageSource): Promise<string> {
  const directory = join(paths.cache, `page-${sourceHash(packageSource)}`);
  if (existsSync(directory)) return directory;
  await bundleInto(directory, {
    input: { main: mainModule },
    plugins: [
      packageModules(packageSource, readLabels(packageSource)),
      userModules(),
      spriteIcons(),
      compileComponents(componentModules(packageSource)),
      buildConstants("production"),
    ],
  });
  return directory;
}
