import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { sessionWith } from "../deploy/registration.fixture.ts";
import { validate } from "./packageCheck.ts";

it("a dry run tries package, app and translations, and runs our Apex tests alone", async () => {
  let all: string[] = [];
  let files: string[] = [];
  await validate(sessionWith({ ipRelaxation: "Enforce" }), "acme", undefined, async (args) => {
    const folder = args.find((each) => each.includes("app-registration-")) ?? "";
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    all = args;
    files = names.filter((name) => name.endsWith(".xml"));
    return [];
  });

  expect(all.join(" ")).toMatch(
    /--dry-run .*--source-dir force-app .*--test-level RunSpecifiedTests --tests Crosswalk/,
  );
  expect(all).toContain("config/translations");
  expect(files).toHaveLength(4);
});
