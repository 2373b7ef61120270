import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

function packageDirectory(name: string, from = import.meta.url): string {
  const packageFile = findPackageJSON(name, from);
  if (!packageFile) throw new Error(`${name} is not installed; run npm ci.`);
  return dirname(packageFile);
}

const projectDirectory = fileURLToPath(new URL("../../../", import.meta.url));
const packageSource = join(projectDirectory, "force-app/main/default");
const lwc = packageDirectory("lwc");

/** Where the page's parts come from; every one a directory. */
export const paths = {
  project: projectDirectory,
  /** The deployable's metadata, as it is deployed. */
  packageSource,
  /**
   * The shell around the components: header, pages, utility bar, and the platform modules that Salesforce
   * provides.
   */
  browser: fileURLToPath(new URL("../browser/", import.meta.url)),
  baseComponents: packageDirectory("lightning-base-components"),
  designSystem: packageDirectory("@salesforce-ux/design-system"),
  lwc,
  /** The engine that lwc itself depends on; the Jest tools may bring an older one. */
  engine: join(
    packageDirectory("@lwc/engine-dom", pathToFileURL(join(lwc, "index.js")).href),
    "dist/index.js",
  ),
  syntheticShadow: join(packageDirectory("@lwc/synthetic-shadow"), "dist/index.js"),
  cache: join(projectDirectory, ".cache/lightning"),
};
