import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rollup";
import { buildConstants } from "./buildConstants.ts";
import { bundleInto } from "./bundle.ts";
import { compileComponents } from "./compileComponents.ts";
import { paths } from "./paths.ts";
import { platformModuleNames } from "./platformModuleNames.ts";
import { platformHash } from "./sourceHash.ts";
import { spriteIcons } from "./spriteIcons.ts";
import { userModules } from "./userModules.ts";

/**
 * Compiles what no package changes, for a page that follows one: the engine, the base components and the
 * shell. Returns the directory with a file for each module that a package may import, such as
 * `lightning/button.js`.
 */
export async function compilePlatform(): Promise<string> {
  const directory = join(paths.cache, `platform-${platformHash()}`);
  if (existsSync(directory)) return directory;
  await bundleInto(directory, {
    input: Object.fromEntries(platformModuleNames().map((name) => [name, name])),
    plugins: [entries(), userModules(), spriteIcons(), compileComponents(), buildConstants("development")],
    // One file holds it all: a file a module would be hundreds of requests.
    output: { manualChunks: () => "platform" },
  });
  return directory;
}

/** The compiler resolves names only for those who import them. */
function entries(): Plugin {
  return {
    name: "platform-entries",
    resolveId(source, importer) {
      return importer === undefined ? this.resolve(source, join(paths.browser, "entries.js")) : null;
    },
  };
}
