import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ComponentModule } from "./compileComponents.ts";

/** The components, and modules of styles alone, in the namespace `c` as everywhere in Salesforce. */
export function componentModules(packageSource: string): ComponentModule[] {
  const components = join(packageSource, "lwc");
  return readdirSync(components, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
    .flatMap(({ name }) => {
      const files = [".js", ".css"].map((ending) => join(components, name, name + ending));
      const path = files.find((file) => existsSync(file));
      return path ? [{ name: `c/${name}`, path }] : [];
    });
}
