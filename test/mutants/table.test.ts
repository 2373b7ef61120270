import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder } from "../support/copyTree.ts";
import { mutantTable } from "./table.ts";

it.each(mutantTable)(
  "the mutant has its place and its test: $breaks",
  ({ file, from, to, seenBy: [test, name] }) => {
    expect(readFileSync(join(projectFolder, file), "utf8").split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
    expect(readFileSync(join(projectFolder, test), "utf8")).toContain(name);
  },
);
