import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { paths } from "./paths.ts";

/** It needs `lightning/mobileCapabilities`, which is not published. */
const missing = "lightning/barcodeScanner";

/**
 * What Lightning brings to every package: the engine, the base components, the modules of the platform, and
 * what starts the page. The shadow comes first, because it changes what the engine finds.
 */
export function platformModuleNames(): string[] {
  const { lwc } = JSON.parse(readFileSync(join(paths.baseComponents, "package.json"), "utf8")) as {
    lwc: { expose: string[] };
  };
  const platform = join(paths.browser, "platform");
  const ours = readdirSync(platform).flatMap((namespace) =>
    readdirSync(join(platform, namespace)).map((name) => `${namespace}/${name}`),
  );
  return [...new Set(["@lwc/synthetic-shadow", "lwc", ...ours, ...lwc.expose])].filter(
    (name) => name !== missing,
  );
}
