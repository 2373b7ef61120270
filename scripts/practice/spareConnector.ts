/**
 * A connector that has loaded the packages that it runs on, which takes longer than its own code, and waits
 * for a message before it loads that. `npm run dev` keeps one ready for the next change.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { projectFolder } from "../../test/support/projectFolder.ts";

const folder = path.join(projectFolder, "connector");
const main = path.join(folder, "main.ts");

/** Waits from the start, so that a change that comes early is not missed. */
const told = new Promise((resolve) => process.once("message", resolve));
// endWithParent.ts lets a process end that has nothing else to do.
process.channel?.ref();
for (const name of importedPackages()) await import(import.meta.resolve(name, pathToFileURL(main)));
await told;
process.channel?.unref();
await import(pathToFileURL(main).href);

/** What the connector's code imports that is not its own. */
function importedPackages(): Set<string> {
  const code = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(file))
    .map((file) => readFileSync(path.join(folder, file), "utf8"));
  const names = code.flatMap((text) =>
    [...text.matchAll(/^import (?!type)[^;]*?from "([^".][^"]*)";$/gm)].map(([, name = ""]) => name),
  );
  return new Set(names.filter((name) => !name.startsWith("node:")));
}
