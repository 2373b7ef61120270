import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findShippedPackages } from "./findShippedPackages.ts";
import { listComponents } from "./listComponents.ts";
import { writeNotice } from "./writeNotice.ts";

const shipped = findShippedPackages();

describe("connector/NOTICE", () => {
  it(
    "has the licence of each package that is shipped: npm run notice writes it anew",
    { tags: ["night"] },
    () => {
      expect(readFileSync("connector/NOTICE", "utf8")).toBe(writeNotice());
      for (const { name, version } of shipped) expect(writeNotice()).toContain(`\n${name} ${version} (`);
    },
  );

  it("names only licences that let anybody run the code", () => {
    const free = /\((MIT|ISC|Apache-2\.0|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|\(MIT OR CC0-1\.0\))\)$/;
    const named = writeNotice()
      .split("\n")
      .filter((line) => /^\S+ \d+\.\d+\.\d+\S* \(.*\)$/.test(line));
    expect(named.length).toBe(shipped.length);
    expect(named.filter((line) => !free.test(line))).toEqual([]);
  });
});

describe("the bill of materials", () => {
  it("lists the packages that are shipped, with checksum and licence, and what each depends on", () => {
    const { metadata, components, dependencies } = listComponents();

    expect(metadata.component.name).toBe("@crosswalk/connector");
    expect(components.map((each) => each["bom-ref"]).sort()).toEqual(
      [...new Set(shipped.map(({ name, version }) => `${name}@${version}`))].sort(),
    );
    for (const each of components)
      expect(each).toMatchObject({
        scope: "required",
        hashes: [{ alg: "SHA-512", content: expect.stringMatching(/^[0-9a-f]{128}$/) }],
        licenses: [expect.anything()],
      });
    const refs = new Set(dependencies.map(({ ref }) => ref));
    expect(components.filter((each) => !refs.has(each["bom-ref"]))).toEqual([]);
  });
});
