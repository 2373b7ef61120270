import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { needs } from "@crosswalk/practice-org";
import { projectFolder } from "../support/projectFolder.ts";

const rows = Object.entries({
  ...needs.resources,
  ...needs.addresses,
  ...needs.soapOperations,
  ...needs.settingNeeds,
  ...needs.objectNeeds,
  ...needs.userNeeds,
  ...needs.controlNeeds,
  ...needs.faultNeeds,
});
const read = (file: string) => readFileSync(path.join(projectFolder, file), "utf8");
const commands = readdirSync(path.join(projectFolder, "scripts"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => read(path.join("scripts", file)))
  .join("\n");

describe("a need of the practice org", () => {
  it.each(rows)("is where its row says: %s", (_what, { neededBy }) => {
    for (const asker of neededBy) {
      if ("in" in asker) {
        expect(existsSync(path.join(projectFolder, asker.in)), asker.in).toBe(true);
        expect(read(asker.in), asker.in).toContain(asker.asks);
      }
      if ("command" in asker) {
        const words = asker.command.split(" ").map((word) => `"${word}"`);
        expect(commands, asker.command).toContain(words.join(", "));
      }
      if ("test" in asker) expect(read("test/org/README.md")).toContain(asker.who);
    }
  });

  it.each(rows)("says why Salesforce is held to answer so: %s", (_what, { because }) => {
    if (because.kind === "documentation")
      expect(because.url).toMatch(/^https:\/\/(developer|help)\.salesforce\.com\//);
    if (because.kind === "recording") expect(because.file).toMatch(/\.json$/);
  });
});
