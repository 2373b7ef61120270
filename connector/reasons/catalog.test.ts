import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { errorCodes } from "../errors.ts";
import { documents } from "./documents.ts";
import { refusals } from "./refusals.ts";
import { sentences } from "./sentences.ts";

const connectorFolder = path.resolve(import.meta.dirname, "..");
const sources = globSync("**/*.ts", { cwd: connectorFolder })
  .filter((file) => !file.startsWith("reasons/") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(path.join(connectorFolder, file), "utf8"))
  .join("\n");

/** Keys that are put together of two parts: `check-${needs}-grant`. */
const composed = [...sources.matchAll(/`([\w-]+-)\$\{[\w.]+\}([\w-]*)`/g)].map(
  ([, start = "", end = ""]) => new RegExp(`^${start}\\w+${end}$`),
);

describe("the tables of texts", () => {
  it("hold what the connector says, and nothing that it never says", () => {
    const keys = [...Object.keys(refusals), ...Object.keys(sentences), ...Object.keys(documents)];
    const unused = keys.filter(
      (key) => !sources.includes(`"${key}"`) && !composed.some((pattern) => pattern.test(key)),
    );

    expect(unused).toEqual([]);
  });

  it("call no sentence as a refusal is called, since either may be said beside a field", () => {
    const taken = new Set([...Object.keys(refusals), ...Object.keys(errorCodes)]);

    expect(Object.keys(sentences).filter((key) => taken.has(key))).toEqual([]);
  });

  it("call no two sentences the same", () => {
    const files = globSync("reasons/sentences/*.ts", { cwd: connectorFolder });
    const keys = files.flatMap((file) => {
      const text = readFileSync(path.join(connectorFolder, file), "utf8");
      return [...text.matchAll(/^ {2}"([\w-]+)":/gm)].map(([, key]) => key);
    });

    expect(keys.sort()).toEqual(Object.keys(sentences).sort());
  });
});
