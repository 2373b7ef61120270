/**
 * `npm run build`: makes dist/, or the folder that is given, which needs nothing beside it but Node: one file for
 * the connector, one for each of its threads and commands, and what they read at run time.
 */
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "rolldown";

const project = path.dirname(import.meta.dirname);
const built = path.resolve(process.argv[2] ?? path.join(project, "dist"));

const entries = [
  ...["main", "fileWorker", "damageWorker"].map((name) => `connector/${name}.ts`),
  ...["backup", "restore", "rotate-keys", "erase-person", "timeline", "move-database"].map(
    (name) => `scripts/${name}.ts`,
  ),
];

/** Packages that read files of their own lie beside, and what these depend on. */
const packagesBeside = ["better-sqlite3", "i18n-iso-countries", "diacritics"];

/** Packages try to load it, and do without. */
const absent = ["pg-native"];

/** Traces name lines of ours. Those of packages would take three fifths of the map, and of its memory. */
const linesOfOursOnly: Plugin = {
  name: "lines of ours only",
  transform: {
    filter: { id: /node_modules/ },
    handler: (code) => ({ code, map: { mappings: "" } }),
  },
};

rmSync(built, { recursive: true, force: true });
for (const entry of entries) {
  await build({
    input: path.join(project, entry),
    platform: "node",
    external: [...packagesBeside, ...absent],
    plugins: [linesOfOursOnly],
    output: {
      dir: built,
      entryFileNames: "[name].mjs",
      codeSplitting: false,
      sourcemap: true,
      sourcemapExcludeSources: true,
    },
  });
}
for (const files of ["database/migrations", "reasons/translations", "matching/data"])
  cpSync(path.join(project, "connector", files), path.join(built, files), { recursive: true });
for (const name of packagesBeside) {
  const packageFile = fileURLToPath(import.meta.resolve(`${name}/package.json`));
  cpSync(path.dirname(packageFile), path.join(built, "node_modules", name), { recursive: true });
}
