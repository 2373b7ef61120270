import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface LockEntry {
  dev?: boolean;
  optional?: boolean;
  engines?: { node?: string };
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const engineOf = (folder: string) =>
  (read(`${folder}/package.json`) as { engines: { node: string } }).engines.node;

/** Undefined, where one of the alternatives of a range admits the version. */
function refusal(version: string, range: string): string | undefined {
  const isAdmitted = range.split("||").some((alternative) => {
    if (alternative.trim() === "*") return true;
    const [, sign, text] = /^\s*(>=|\^|)\s*v?([\d.x*]+)\s*$/.exec(alternative) ?? [];
    if (text === undefined) throw new Error(`This test cannot read the range "${range}".`);
    const [wanted, given] = [parts(text), parts(version)];
    if (sign === ">=") return compare(given, wanted) >= 0;
    return given[0] === wanted[0] && compare(given, wanted) >= 0;
  });
  return isAdmitted ? undefined : range;
}

const parts = (version: string) =>
  [0, 1, 2].map((index) => Number.parseInt(version.split(".")[index] ?? "0") || 0);
const compare = (one: number[], other: number[]) =>
  one.map((part, index) => part - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;

describe("the Node that the connector names", () => {
  const named = engineOf("connector").replace(">=", "");

  it("is recent enough for each package that is no tool", () => {
    const { packages } = read("package-lock.json") as { packages: Record<string, LockEntry> };
    const refusing = Object.entries(packages)
      .filter(([place, { dev }]) => place.startsWith("node_modules/") && !dev)
      .filter(([, { engines }]) => engines?.node && refusal(named, engines.node))
      .map(([place, { engines }]) => `${place}: ${engines?.node}`);
    expect(refusing).toEqual([]);
  });

  it("is that of the practice org and page, and what the guide says", () => {
    expect([engineOf("test/org"), engineOf("test/lightning")]).toEqual([`>=${named}`, `>=${named}`]);
    const [, guided] =
      /Node 24 \(([\d.]+) at least\)/.exec(readFileSync("config/guides/connector.md", "utf8")) ?? [];
    expect(`${guided}.0`).toBe(named);
  });
});
