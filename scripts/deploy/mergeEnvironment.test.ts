import { describe, expect, it } from "vitest";
import { mergeEnvironment } from "./mergeEnvironment.ts";
import { parseEnvironment } from "./parseEnvironment.ts";

const merge = (lines: string[], values: Record<string, string>) =>
  mergeEnvironment(lines.map((line) => `${line}\n`).join(""), new Map(Object.entries(values)))
    .replace(/\n$/, "")
    .split("\n");

describe("an environment file that gets a value", () => {
  it.each([
    ["has it in the active line, whatever comments say before", ["#A=old", "A=1"], ["#A=old", "A=2"]],
    ["has it in every active line, as the last one is read", ["A=1", "B=3", "A=0"], ["A=2", "B=3", "A=2"]],
    ["fills an empty template", ["# What A is", "#A=", "B=3"], ["# What A is", "A=2", "B=3"]],
    ["fills the first of two empty templates", ["#A=", "#A="], ["A=2", "#A="]],
    ["keeps a comment that has a value", ["#A=1", "# A=1 until May"], ["#A=1", "# A=1 until May", "A=2"]],
    ["keeps an empty template where a line is active", ["#A=", "A=1"], ["#A=", "A=2"]],
    ["keeps `export` and what follows the value", ["export A='1' # May"], ["export A=2 # May"]],
    ["keeps spaces around the sign", ["  A = 1 # May"], ["  A = 2 # May"]],
    ["keeps the ends of lines of Windows", ["A=1\r", "B=3\r"], ["A=2\r", "B=3\r"]],
    ["gives an empty line its value", ["A=", "B=3"], ["A=2", "B=3"]],
    ["has it after its last line", ["B=3"], ["B=3", "A=2"]],
  ])("%s", (_, before, after) => {
    expect(merge(before, { A: "2" })).toEqual(after);
    expect(parseEnvironment(after.join("\n")).get("A")).toBe("2");
  });

  it("keeps what stands within quotes of another value", () => {
    const lines = ['KEY="-----BEGIN', "A=1", "#A=", '-----END" # of May'];
    expect(merge(lines, { A: "2" })).toEqual([...lines, "A=2"]);
  });

  it("takes a quoted value of several lines away whole", () => {
    expect(merge(['A="one', 'B=two" # May', "C=3"], { A: "2" })).toEqual(["A=2 # May", "C=3"]);
  });

  it.each(["a b", "a#b", "it's", 'a"b', "a\\nb", "k1:abc="])("reads %s back as it is", (value) => {
    expect(parseEnvironment(merge(["A=1"], { A: value }).join("\n")).get("A")).toBe(value);
  });

  it("is refused where it would be read as something else", () => {
    expect(() => merge(["A=1"], { A: "'\"`\nB=1" })).toThrow("not be read as it is meant");
    expect(() => merge(['B="open'], { A: 'x"' })).toThrow("not be read as it is meant");
  });
});
