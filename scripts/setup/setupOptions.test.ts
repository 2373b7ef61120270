import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSetupOptions } from "./setupOptions.mjs";

describe("what setup.mjs is told", () => {
  it("is options first, and a command with its own after them", () => {
    expect(
      readSetupOptions(["--browser", "--salesforce-cli", "playwright", "test", "--project=day"]),
    ).toEqual({
      options: new Set(["--browser", "--salesforce-cli"]),
      command: ["playwright", "test", "--project=day"],
      unknown: undefined,
    });
  });

  it("may be a command alone, options alone, or nothing", () => {
    expect(readSetupOptions(["node", "-v"])).toMatchObject({ options: new Set(), command: ["node", "-v"] });
    expect(readSetupOptions(["--salesforce-cli"])).toMatchObject({ command: [], unknown: undefined });
    expect(readSetupOptions([])).toEqual({ options: new Set(), command: [], unknown: undefined });
  });

  it("is refused by the first option that it does not know", () => {
    expect(readSetupOptions(["--browser", "--sf", "--gone", "node", "--gone"]).unknown).toBe("--sf");
  });

  it("is known in each script of package.json", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      scripts: Record<string, string>;
    };
    const told = Object.values(scripts).flatMap((script) => {
      const [, words] = /^node scripts\/setup\.mjs (.*)$/.exec(script) ?? [];
      return words === undefined ? [] : [readSetupOptions(words.split(" "))];
    });
    expect(told.length).toBeGreaterThan(30);
    expect(told.filter(({ unknown, command }) => unknown !== undefined || command.length === 0)).toEqual([]);
  });
});
