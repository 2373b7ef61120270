import lwc from "@lwc/rollup-plugin";
import { join } from "node:path";
import type { Plugin } from "rollup";
import { cachedTransforms } from "./cachedTransforms.ts";
import { paths } from "./paths.ts";

const apiVersion = 67;

/** A component, such as `c/leadRow`, and the file that it begins with. */
export interface ComponentModule {
  name: string;
  path: string;
}

/** Compiles components. `modules`: those that the platform and the base components do not have. */
export function compileComponents(modules: ComponentModule[] = []): Plugin {
  return cachedTransforms(
    lwc({
      rootDir: paths.browser,
      apiVersion,
      enableDynamicComponents: true,
      exclude: [paths.engine, paths.syntheticShadow],
      defaultModules: [],
      modules: [
        { name: "lwc", path: paths.engine },
        { name: "@lwc/synthetic-shadow", path: paths.syntheticShadow },
        { dir: join(paths.browser, "platform") },
        ...modules,
        { npm: "lightning-base-components" },
      ],
    }),
  );
}
