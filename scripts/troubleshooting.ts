import { writeFileSync } from "node:fs";
import path from "node:path";
import { troubleshootingGuide, troubleshootingFile } from "./guides/troubleshooting.ts";

/** Writes the troubleshooting guide anew from the table of error codes. */
writeFileSync(
  path.join(path.dirname(import.meta.dirname), troubleshootingFile),
  await troubleshootingGuide(),
);
