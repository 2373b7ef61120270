import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";

/** Tells which languages Zod has, and what it says of a wrong value. */
const asking = `
  import { z } from "zod";
  import { z as ours } from "@hono/zod-openapi";
  const { error } = z.string().safeParse(1);
  console.log(JSON.stringify([Object.keys(z.locales), ours === undefined, error.issues[0].message]));
`;

function ask(...options: string[]): unknown {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...options, "--input-type=module", "--eval", asking],
    { cwd: import.meta.dirname, encoding: "utf8", env: {} },
  );
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

it("Zod says the same in English without its other languages, which are not loaded", () => {
  const without = pathToFileURL(path.join(import.meta.dirname, "withoutLanguages.mjs")).href;
  const said = "Invalid input: expected string, received number";
  expect(ask()).toEqual([expect.arrayContaining(["de", "en", "fr"]), false, said]);
  expect(ask("--import", without)).toEqual([[], false, said]);
});
