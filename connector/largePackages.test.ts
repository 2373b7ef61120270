import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import { asciiOf, countries, domains, phoneNumbers } from "./largePackages.ts";

/** Tells at the end of which packages a file was loaded. */
const telling = `
  import { registerHooks } from "node:module";
  const packages = new Set();
  registerHooks({
    load(url, context, next) {
      packages.add(/node_modules.((?:@[^/]+.)?[^/]+)/.exec(url)?.[1]);
      return next(url, context);
    },
  });
  process.on("exit", () => console.log(JSON.stringify([...packages])));
`;

it("a start loads no package that only leads, Salesforce or Postgres need", () => {
  const main = path.join(import.meta.dirname, "main.ts");
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", `${telling} await import(${JSON.stringify(main)});`],
    { encoding: "utf8" },
  );
  expect(stderr).toBe("");
  const loaded = JSON.parse(stdout) as (string | null)[];
  expect(loaded).toContain("hono");
  for (const name of [
    "any-ascii",
    "i18n-iso-countries",
    "libphonenumber-js",
    "tldts",
    "jsforce",
    "pg",
    "ioredis",
  ])
    expect(loaded).not.toContain(name);
});

it("each package is there for the first lead that needs it, and is the same for the next", () => {
  expect(asciiOf()("Жуков")).toBe("Zhukov");
  expect(countries().getAlpha2Code("Germany", "en")).toBe("DE");
  expect(domains().parse("www.northwind.co.uk").domain).toBe("northwind.co.uk");
  expect(phoneNumbers().parsePhoneNumberFromString("030 12345678", "DE")?.number).toBe("+493012345678");
  for (const each of [asciiOf, countries, domains, phoneNumbers]) expect(each()).toBe(each());
});
