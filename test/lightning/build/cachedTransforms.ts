import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rollup";
import { paths } from "./paths.ts";

/**
 * The plugin with the result of each file's transformation kept on disk, by content: after a change only what
 * changed is compiled again. A file with warnings is not kept, so that they are seen each time.
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
