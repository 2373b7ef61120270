import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { weights, type WeightTable } from "../../connector/matching/people/weights.ts";

const script = new URL("../estimate-weights.ts", import.meta.url).pathname;
const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [script, ...args]).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: "" }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-pairs-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, "pairs.csv");
  writeFileSync(path, text);
  return path;
}

const header = "same,lead.FirstName,lead.LastName,lead.Phone,record.FirstName,record.LastName,record.Phone";
/** Of people who share a phone four in five are the same here. */
const row = (isSame: boolean, index: number) =>
  `${isSame ? "yes" : "no"},Anna,Meyer,${index % 5 === 0 ? "" : "+49 89 5550100"},Anna,Meyer,${isSame ? "+49 89 5550100" : "+49 89 5550199"}`;

describe("estimate-weights", () => {
  it("prints the weights beside the present ones and writes them", async () => {
    const rows = Array.from({ length: 400 }, (_, index) => row(index % 2 === 0, index));
    const out = join(folder, "weights.json");
    const { code, stdout } = await run("--pairs", file([header, ...rows].join("\n")), "--out", out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/phone.*same/);
    const table = JSON.parse(readFileSync(out, "utf8")) as WeightTable;
    expect(table.levels.phone.same).toBeGreaterThan(weights.levels.phone.same);
    expect(table.levels.phone.different).toBeLessThan(weights.levels.phone.different);
    expect(Object.keys(table.levels)).toEqual(Object.keys(weights.levels));
  });

  it.each([
    ["a missing column", "same,lead.FirstName\nyes,Anna\n", /has no column lead.LastName, record.FirstName/],
    ["a judgement that is none", `${header}\nperhaps,A,B,,A,B,\n`, /line 2: same is "perhaps"/],
    ["too few pairs", `${header}\nyes,Anna,Meyer,,Anna,Meyer,\n`, /1 pairs of one person and 0 of two/],
    ["an empty file", "", /is empty/],
  ])("says what is wrong with %s", async (_what, text, message) => {
    const { code, stderr } = await run("--pairs", file(text), "--out", join(folder, "none.json"));
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });
});
