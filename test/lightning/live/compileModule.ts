import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { rollup, type OutputChunk, type Plugin } from "rollup";
import { judgeWarning } from "../build/bundle.ts";
import type { ComponentModule } from "../build/compileComponents.ts";
import { CompileError } from "../build/compileError.ts";
import { labelsModule, mainModule, type Labels } from "../build/packageModules.ts";
import { packagePlugins } from "../build/packagePlugins.ts";

/** A module of the package, compiled alone. */
export interface LiveModule {
  code: string;
  exports: string[];
  /** What it takes of the package's other modules, by their names. */
  imports: Map<string, string[]>;
  /** The names of the labels that it shows. */
  labels: string[];
}

interface LivePackage {
  source: string;
  labels: Labels;
  /** The address of what `compilePlatform` compiles. */
  platform: string;
}

/** The name of the module that starts the page. */
export const main = "main";

/** The address of a module of the package, which stays. */
const addressOf = (name: string) => `/live/${name}.js`;

/**
 * Compiles one module of a package: a component, or what starts the page where it is left out. All that it
 * imports stays to be imported. Throws a `CompileError`.
 */
export async function compileModule(
  { source, labels, platform }: LivePackage,
  component?: ComponentModule,
): Promise<LiveModule> {
  const [name, path] = component ? [component.name, component.path] : [mainModule, source];
  try {
    const bundle = await rollup({
      input: name,
      plugins: [
        apart(name, path),
        ...packagePlugins(source, labels, component ? [component] : []),
        namedTemplate(path),
      ],
      onwarn: judgeWarning,
      preserveEntrySignatures: "strict",
      treeshake: false,
    });
    const { output } = await bundle.generate({
      format: "esm",
      paths: (id) =>
        id === labelsModule
          ? addressOf("labels")
          : id.startsWith("c/")
            ? addressOf(id)
            : `${platform}/${id}.js`,
    });
    await bundle.close();
    return describe(output[0]);
  } catch (error) {
    throw new CompileError(error);
  }
}

function describe({ code, exports, importedBindings, moduleIds }: OutputChunk): LiveModule {
  const label = "\0package:label/c.";
  return {
    code,
    exports,
    imports: new Map(
      Object.entries(importedBindings).flatMap(([address, bindings]) => {
        const name = /^\/live\/(c\/.+)\.js$/.exec(address)?.[1];
        return name === undefined ? [] : [[name, bindings] as const];
      }),
    ),
    labels: moduleIds.filter((id) => id.startsWith(label)).map((id) => id.slice(label.length)),
  };
}

/** Finds the module, and leaves the other modules of the package and its labels to be imported. */
function apart(name: string, path: string): Plugin {
  // The compiler resolves names only for those who import them.
  const importer = join(dirname(path), "entry.js");
  return {
    name: "apart",
    resolveId(source, from) {
      if (source === name) return from === undefined ? this.resolve(source, importer) : null;
      return source.startsWith("c/") || source === labelsModule ? { id: source, external: true } : null;
    },
  };
}

/** Names a component's template, so that a page that is open can take a changed one. */
function namedTemplate(path: string): Plugin {
  return {
    name: "named-template",
    transform(code, id) {
      // The compiler adds the component's name to the ids of its files.
      if (id.split("?")[0] !== path || !path.endsWith(".js") || !existsSync(templateOf(path))) return null;
      return {
        code: `${code}\nexport { default as liveTemplate } from "./${basename(templateOf(path))}";`,
        map: null,
      };
    },
  };
}

const templateOf = (path: string) => path.replace(/\.js$/, ".html");
