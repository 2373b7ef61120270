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
    ["fills an empty line with `export`", ["export A=", "B=3"], ["export A=2", "B=3"]],
    [
      "has it behind `export` and a tab, which Node takes for a part of the name",
      ["export\tA=1"],
      ["export A=2"],
    ],
    ["keeps what Node does not read behind a quote", ["A='1' junk", "B=3"], ["A='2' junk", "B=3"]],
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

  it.each([
    [["C=1", "B= ", "A=1"], "line 2", "Remove the space"],
    [["A=\t\r", "B=1\r"], "line 1", "Remove the space"],
    [['C="1', '2"', "", "export A= ", "B=1"], "line 4", "Remove the space"],
    [["\uFEFFB=1", "A=1"], "line 1", "without a byte order mark"],
  ])("is refused where Node reads another line for a value: %j", (lines, line, nextStep) => {
    expect(() => merge(lines, { A: "2" })).toThrow(
      expect.objectContaining({
        name: "StepError",
        message: expect.stringContaining(line),
        nextStep: expect.stringContaining(nextStep),
      }),
    );
  });

  it.each([
    [
      ["A=1", "B= "],
      ["A=2", "B= "],
    ],
    [
      ["A=1", "B= # none", "C=1"],
      ["A=2", "B= # none", "C=1"],
    ],
    [
      ["A=1", "B= ", "# C"],
      ["A=2", "B= ", "# C"],
    ],
    [
      ["\uFEFF# our file", "A=1"],
      ["\uFEFF# our file", "A=2"],
    ],
  ])("is taken where a space or a mark does no harm: %j", (before, after) => {
    expect(merge(before, { A: "2" })).toEqual(after);
  });

  it("is refused where it would be read as something else", () => {
    expect(() => merge(["A=1"], { A: "'\"`\nB=1" })).toThrow("not be read as it is meant");
    expect(() => merge(['B="open'], { A: 'x"' })).toThrow("not be read as it is meant");
  });
});
