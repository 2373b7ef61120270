/** `npm run sbom -- FILE`: writes what the connector runs on as a bill of materials (CycloneDX). */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runCommand } from "./runCommand.ts";
import { listComponents } from "./shipped/listComponents.ts";

await runCommand(() => {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error("Name one file: npm run sbom -- FILE");
  const bill = listComponents();
  writeFileSync(file, `${JSON.stringify(bill, undefined, 2)}\n`);
  return `Wrote ${bill.components.length} packages to ${file}.`;
});
