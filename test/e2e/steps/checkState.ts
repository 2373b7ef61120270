import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { checkScreen } from "./checkScreen.ts";

const folder = join(import.meta.dirname, "../trees");
const narrowPixels = 380;

/** What differs from one run to the next: when it runs, where, and which ids Salesforce has given. */
const changing: [RegExp, string][] = [
  [/http:\/\/localhost:\d+/g, "https://practice"],
  [/\b(00[1-9A-Za-z]\w{12}(?:\w{3})?)\b/g, "ID"],
  [/\b[A-Z][a-z]{2} \d{1,2}, \d{4}(?:, \d{1,2}:\d{2}\s[AP]M)?/g, "DATE"],
  [/\b\d{1,2}:\d{2}\s[AP]M\b/g, "TIME"],
  [/(?<=Request ID: )[\w-]+/g, "ID"],
  [/(?<=Salesforce API requests used: )\d+/g, "SOME"],
];

/**
 * A screen reader meets what the panel shows, or the component of a record's page, as the file of its tree
 * says; by night it is accessible besides, which takes a processor three times as long. Each screen's
 * accessibility is looked at by day in screens.spec.ts.
 */
export async function checkState(
  page: Page,
  name: string,
  part: "panel" | "record" = "panel",
): Promise<void> {
  if (process.env["TESTS_AT"] === "night" || process.env["SCREENSHOTS"]) await checkScreen(page, name, part);
  await checkTree(page, name, part);
}

/**
 * Expects that the part is to a screen reader what the file in test/e2e/trees says: names, roles, states and
 * live text. With Playwright's `--update-snapshots all` it writes the file, for a person to read. Only
 * where a panel is docked: wider it is the same tree.
 */
async function checkTree(page: Page, name: string, part: "panel" | "record"): Promise<void> {
  const panel = page.getByRole("dialog", { name: "Crosswalk" });
  const { config } = test.info();
  if (part === "panel" && (await panel.boundingBox())?.width !== narrowPixels) return;
  const shown = part === "panel" ? panel : page.locator("c-crosswalk-record");
  const tree = async () => {
    const text = shortened(await shown.ariaSnapshot());
    return changing.reduce((changed, [what, instead]) => changed.replace(what, instead), `${text}\n`);
  };
  const file = join(folder, `${name}.yml`);
  if (config.updateSnapshots === "all") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await tree());
  } else {
    await expect.poll(tree, `the tree of ${name}`).toBe(readFileSync(file, "utf8"));
  }
}

const rowsMax = 3;

/** Of the rows of a table or list, three: a person who reads the file learns nothing from the others. */
function shortened(tree: string): string {
  const kept: string[] = [];
  /** Rows so far, by their depth, of the parents of this line. */
  let rows: number[] = [];
  let leftOut = Infinity;
  for (const line of tree.split("\n")) {
    const depth = line.search(/\S/);
    if (depth > leftOut) continue;
    leftOut = Infinity;
    rows = rows.slice(0, depth + 1);
    if (/^'?(?:row|listitem)\b/.test(line.slice(depth + 2))) {
      const count = (rows[depth] ?? 0) + 1;
      rows[depth] = count;
      if (count > rowsMax) leftOut = depth;
      if (count === rowsMax + 1) kept.push(`${" ".repeat(depth)}- …`);
    }
    if (leftOut === Infinity) kept.push(line);
  }
  return kept.join("\n");
}
