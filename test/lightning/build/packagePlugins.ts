import type { Plugin } from "rollup";
import { compileComponents, type ComponentModule } from "./compileComponents.ts";
import { packageModules, type Labels } from "./packageModules.ts";
import { platformModuleNames } from "./platformModuleNames.ts";
import { userModules } from "./userModules.ts";

/** What compiles the components of a package, and leaves the platform's modules to be imported. */
export function packagePlugins(
  packageSource: string,
  labels: Labels,
  components: ComponentModule[],
): Plugin[] {
  return [
    fromPlatform(),
    packageModules(packageSource, labels),
    userModules(),
    compileComponents(components),
  ];
}

/** The platform's modules are files of their own, which the browser has already. */
function fromPlatform(): Plugin {
  const names = new Set(platformModuleNames());
  return {
    name: "from-platform",
    resolveId: (source) => (names.has(source) ? { id: source, external: true } : null),
  };
}
