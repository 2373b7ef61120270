import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rollup";
import { paths } from "./paths.ts";

/**
 * Wraps a plugin so that it keeps on disk what it makes of each file, by content. After a change it compiles
 * only the changed files. It does not keep a file with warnings, so that each build shows them.
 */
export function cachedTransforms(plugin: Plugin): Plugin {
  const { transform } = plugin;
  if (typeof transform !== "function") throw new Error(`${plugin.name} has no transform to cache.`);
  const directory = join(paths.cache, "modules");
  mkdirSync(directory, { recursive: true });
  return {
    ...plugin,
    async transform(code, id, options) {
      const key = createHash("sha256").update(`${plugin.version}\0${id}\0${code}`).digest("hex");
      const file = join(directory, `${key}.js`);
      const kept = readIfThere(file);
      if (kept !== undefined) return { code: kept, map: null };
      let warned = false;
      const context = Object.create(this, {
        warn: {
          value: (...warning: Parameters<typeof this.warn>) => {
            warned = true;
            this.warn(...warning);
          },
        },
      }) as typeof this;
      const result = await transform.call(context, code, id, options);
      const compiled = typeof result === "string" ? result : result?.code;
      if (compiled !== undefined && !warned) {
        writeFileSync(`${file}.${process.pid}`, compiled);
        renameSync(`${file}.${process.pid}`, file);
      }
      return result;
    },
  };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
