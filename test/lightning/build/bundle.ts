import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { rollup, type OutputOptions, type Plugin, type RollupLog } from "rollup";
import { CompileError } from "./compileError.ts";
import { paths } from "./paths.ts";

interface Bundle {
  /** The modules that others may import, by the names of their files. */
  input: Record<string, string>;
  plugins: Plugin[];
  output?: OutputOptions;
}

/**
 * Compiles modules into a directory, which is there as a whole or not at all: several processes may compile
 * the same at once. Throws a `CompileError`.
 */
export async function bundleInto(directory: string, { input, plugins, output }: Bundle): Promise<void> {
  const unfinished = `${directory}.${process.pid}`;
  try {
    const bundle = await rollup({
      input,
      plugins,
      onwarn: judgeWarning,
      preserveEntrySignatures: "strict",
      // Looking for what nobody uses would take a third of the time.
      treeshake: false,
    });
    await bundle.write({
      dir: unfinished,
      format: "esm",
      entryFileNames: "[name].js",
      chunkFileNames: "[name]-[hash].js",
      ...output,
    });
    await bundle.close();
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new CompileError(error);
  }
  publish(unfinished, directory);
}

/**
 * Prints a warning, but none about the base components, which are not ours to mend. Throws for an import that
 * does not resolve, as it would fail in the browser.
 */
export function judgeWarning(warning: RollupLog): void {
  if (warning.code === "UNRESOLVED_IMPORT") throw Object.assign(new Error(warning.message), warning);
  const about = `${warning.id ?? ""} ${warning.ids?.join(" ") ?? ""}`;
  if (!about.includes(paths.baseComponents)) console.warn(warning.message);
}

/** Moves what is compiled to its place as a whole. Where another process was first, its result stays. */
function publish(unfinished: string, directory: string): void {
  mkdirSync(dirname(directory), { recursive: true });
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}
