import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sessionWith } from "../deploy/registration.fixture.ts";
import { validatePart } from "./validatePart.ts";

/** What would be validated in an org that has the app's policy under a usual name. */
async function argumentsOf(part: "package" | "all") {
  let all: string[] = [];
  const files: string[] = [];
  const org = sessionWith({ ipRelaxation: "Enforce" });
  await validatePart(org, "acme", part, undefined, async (args) => {
    all = args;
    for (const folder of args.filter((each) => each.includes("app-registration-"))) {
      const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
      files.push(...names.filter((name) => name.endsWith(".xml")));
    }
    return [];
  });
  return { all: all.join(" "), files };
}

describe("a dry run", () => {
  it.each(["package", "all"] as const)("runs our Apex tests, and none of the org's own: %s", async (part) => {
    const { all } = await argumentsOf(part);

    expect(all).toMatch(
      /--dry-run .*--source-dir force-app .*--test-level RunSpecifiedTests --tests Crosswalk/,
    );
  });

  it("tries the app's four files with the translations", async () => {
    const { all, files } = await argumentsOf("all");

    expect(files).toHaveLength(4);
    expect(all).toContain("--source-dir config/translations");
  });
});
