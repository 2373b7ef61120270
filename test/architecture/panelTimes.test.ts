import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const components = "force-app/main/default/lwc";

/** What writes a time by a clock or in a form of its own. */
const ownForms =
  /\bIntl\.DateTimeFormat\b|\.toLocale(?:Date|Time)?String\(|\.to(?:Date|Time|GMT|UTC)?String\(\)|lightning-(?:formatted-(?:date-time|time)|relative-date-time)/;

const formatter = `${components}/textFormat/textFormat.js`;

describe("a time in the panel", () => {
  it("is written by c/textFormat alone, in the user's time zone and in one form", () => {
    const files = globSync(`${components}/*/*.{js,html}`);
    expect(files.length).toBeGreaterThan(100);
    const writers = files.filter((file) => ownForms.test(readFileSync(file, "utf8")));
    expect(writers).toEqual([formatter]);
  });
});
