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

/** Where the parts of the page come from. */
export const paths = {
  project: projectDirectory,
  /** The metadata of the package. */
  packageSource,
  /** The translations of its labels. */
  translations: join(projectDirectory, "config/translations/main/default/translations"),
  /** The shell around the components (header, pages, utility bar) and the modules of the platform. */
  browser: fileURLToPath(new URL("../browser/", import.meta.url)),
  baseComponents: packageDirectory("lightning-base-components"),
  designSystem: packageDirectory("@salesforce-ux/design-system"),
  designSystem2: packageDirectory("@salesforce-ux/design-system-2"),
  lwc,
  /** The engine that lwc itself depends on. The Jest tools may bring an older one. */
  engine: join(
    packageDirectory("@lwc/engine-dom", pathToFileURL(join(lwc, "index.js")).href),
    "dist/index.js",
  ),
  syntheticShadow: join(packageDirectory("@lwc/synthetic-shadow"), "dist/index.js"),
  cache: join(projectDirectory, ".cache/lightning"),
};
