import type { Hono } from "hono";
import { basename } from "node:path";
import { compilePlatform } from "../build/compilePlatform.ts";
import { paths } from "../build/paths.ts";
import type { PageBuild } from "../createPage.ts";
import { followSources } from "./followSources.ts";
import { liveRoutes } from "./liveRoutes.ts";
import { watchFolder } from "./watchFolder.ts";

interface Live {
  currentBuild: () => Promise<PageBuild>;
  routes: Hono;
  close(): void;
}

/** Watches a package, with the translations beside that of the working tree, and tells each open page. */
export async function startLive(packageSource: string): Promise<Live> {
  const beside = packageSource === paths.packageSource ? [paths.translations] : [];
  const platform = `/compiled/${basename(await compilePlatform())}`;
  // Standard error is what `npm run dev` shows of the page's process.
  const sources = await followSources(packageSource, platform, (line) => process.stderr.write(`${line}\n`));
  const ends = [packageSource, ...beside].map((folder) => watchFolder(folder, sources.changed));
  return {
    currentBuild: () =>
      Promise.resolve({
        packageSource,
        scripts: {
          live: { change: sources.change(), platform },
          ...(sources.codeOf("main") === undefined ? {} : { main: "/live/main.js" }),
        },
      }),
    routes: liveRoutes(sources),
    close: () => ends.forEach((end) => end()),
  };
}
