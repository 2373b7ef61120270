import { join } from "node:path";
import type { Plugin } from "rollup";
import { paths } from "./paths.ts";

const noIconTemplates = "\0no-icon-templates";
const primitiveIcon = join(paths.baseComponents, "src/lightning/primitiveIcon/primitiveIcon.js");

/**
 * Draws icons from the sprites of SLDS, as Lightning Experience does. The npm package has a template for each
 * icon instead: thousands of files, which take most of a minute to compile.
 */
export function spriteIcons(): Plugin {
  return {
    name: "sprite-icons",
    resolveId(source) {
      return source.startsWith("lightning/iconSvgTemplates") ? noIconTemplates : null;
    },
    load(id) {
      return id === noIconTemplates ? "export default null;" : null;
    },
    transform(code, id) {
      if (id !== primitiveIcon) return null;
      const withImport = replaceOnce(
        code,
        "import { getName, isValidName } from 'lightning/iconUtils';",
        "import { getIconPath, getName, isValidName } from 'lightning/iconUtils';",
      );
      return {
        code: replaceOnce(
          withImport,
          "return this.src || '';",
          "return this.src || getIconPath(this.iconName);",
        ),
        map: null,
      };
    },
  };
}

function replaceOnce(code: string, search: string, replacement: string): string {
  if (code.split(search).length !== 2) {
    throw new Error(`lightning-base-components changed: expected once in primitiveIcon.js: ${search}`);
  }
  return code.replace(search, replacement);
}
