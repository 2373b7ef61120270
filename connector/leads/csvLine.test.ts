import { expect, it } from "vitest";
import { csvLine } from "./csvLine.ts";

it("quotes what holds commas, quotes or line breaks", () => {
  expect(csvLine(["plain", "a,b", 'say "hi"', "two\nlines", ""])).toBe(
    'plain,"a,b","say ""hi""","two\nlines",\r\n',
  );
});

it.each(["=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1+1", " =1", "\r\n=1"])(
  "keeps a spreadsheet from running %j",
  (text) => {
    expect(csvLine([text]).replace(/^"/, "").startsWith("'")).toBe(true);
  },
);
