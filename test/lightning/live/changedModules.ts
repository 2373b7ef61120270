import path from "node:path";
import { main } from "./compileModule.ts";

/** The modules that changed, each with whether more of it changed than its template and its styles. */
export type ChangedModules = Map<string, boolean>;

/**
 * What has to be compiled where files of a package or its translations changed. What editors make beside the
 * files that they write is of no module; all metadata goes into what starts the page.
 */
export function changedModules(packageSource: string, files: string[]): ChangedModules {
  const changed: ChangedModules = new Map();
  for (const file of files) {
    const [folder, name = "", part = "", ...deeper] = path.relative(packageSource, file).split(path.sep);
    if (folder === "lwc" && deeper.length === 0 && /^[a-z]\w*(\.scoped)?\.(js|html|css)$/i.test(part)) {
      const isDrawn = part === `${name}.html` || part === `${name}.css`;
      changed.set(`c/${name}`, !isDrawn || changed.get(`c/${name}`) === true);
    } else if (/^\w.*-meta\.xml$/.test(path.basename(file))) {
      changed.set(main, true);
    }
  }
  return changed;
}
