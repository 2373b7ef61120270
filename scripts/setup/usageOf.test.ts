import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { usageOf } from "./usageOf.mjs";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const [, file] = /^node scripts\/setup\.mjs (?:--\S+ )*node (\S+\.ts)/.exec(script) ?? [];
  return file === undefined ? [] : [[name, file] as const];
});

it("each command has a usage, which --help prints", () => {
  expect(commands.length).toBeGreaterThan(20);
  /** It prints one of its own. */
  const own = /\beraseCommand\(/;
  const texts = commands.map(([name, file]) => ({ name, text: readFileSync(file, "utf8") }));
  const silent = texts.filter(({ text }) => usageOf(text) === undefined && !own.test(text));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

it("the usage is the comment without its stars", () => {
  const source = "/** Not this. */\n/**\n * `npm run backup -- FILE`: copies\n * the database.\n */\nlet a;";
  expect(usageOf(source)).toBe("`npm run backup -- FILE`: copies\nthe database.");
});
