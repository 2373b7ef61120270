import { describe, expect, it } from "vitest";
import { assignStep, translationsStep } from "./packageSteps.ts";

describe("the assignment to the person who deploys", () => {
  const assign = async (...refusals: string[]) => {
    const lines: string[] = [];
    await assignStep("acme", async () => refusals).run((line) => lines.push(line));
    return lines;
  };
  const duplicate =
    "Duplicate PermissionSetAssignment. Assignee: 005Pr0000000001; Permission Set: 0PSPr0000000001";

  it("is done where they have the permission sets already", async () => {
    expect(await assign(duplicate, duplicate)).toEqual(["You had them already, or one of them."]);
    expect(await assign()).toEqual([]);
  });

  it("fails with the org's words where it is refused for another reason", async () => {
    await expect(assign(duplicate, "The user license doesn't allow it")).rejects.toThrow(
      /^The user license doesn't allow it$/,
    );
  });
});

it("a language that the org refuses is left out, and the others are not", async () => {
  const deployed: string[] = [];
  const lines: string[] = [];
  const step = translationsStep("acme", async (args) => {
    const [language = ""] = /(?<=translations\/)\w+(?=\.)/.exec(args.join(" ")) ?? [];
    if (language === "fr") return [{ componentType: "Translations", fullName: "fr", problem: "Not enabled" }];
    deployed.push(language);
    return [];
  });

  await step.run((line) => lines.push(line));

  expect(deployed).toEqual(["de", "es", "ja"]);
  expect(lines[0]).toBe("Left out, so that the panel speaks English in place of fr: Not enabled");
});
