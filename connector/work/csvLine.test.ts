import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "./csvLine.ts";

/** What a spreadsheet splits lines at, by its locale or by its import settings. */
const separators = [",", ";", "\t", "|", "\u061b"];
/** Some readers end lines at the last three too; one that does not finds them within a cell. */
const lineEnds = new Set("\r\n\u0085\u2028\u2029");
const formula = /^[\s"]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u;

/**
 * The cells of a file as a spreadsheet reads them: quotes count at the start of a cell, and what follows the
 * closing one is text.
 */
function cellsOf(csv: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let isStart = true;
  for (let index = 0; index < csv.length; index++) {
    const char = csv.charAt(index);
    const isQuote = char === '"';
    if (isQuoted && isQuote && csv.charAt(index + 1) === '"') {
      cell += char;
      index++;
    } else if (isQuoted) {
      if (isQuote) isQuoted = false;
      else cell += char;
    } else if (isQuote && isStart) {
      isQuoted = true;
      isStart = false;
    } else if (char === separator || lineEnds.has(char)) {
      cells.push(cell);
      cell = "";
      isStart = true;
    } else {
      cell += char;
      isStart = false;
    }
  }
  return [...cells, cell];
}

it("a cell with separators, quotes or line breaks is quoted", () => {
  expect(csvLine(["plain", "a,b", 'say "hi"', "two\nlines", "one;two", ""])).toBe(
    'plain,"a,b","say ""hi""","two\nlines","one;two",\r\n',
  );
});

describe("a spreadsheet that reads a line", () => {
  it.each(["=1+1", "@SUM(A1)", "\r\n=1", "－1", "﹢1", "﹫SUM(A1)", "a\u0085=1", 'a;"=1+1', "a\u061b=1"])(
    "starts no formula in %j, wherever its locale splits",
    (text) => {
      for (const separator of separators) {
        for (const cells of [[text], ["a", text], [text, "b"], ["a;", text]]) {
          for (const cell of cellsOf(csvLine(cells), separator)) expect(cell).not.toMatch(formula);
        }
      }
    },
  );

  it("starts no formula in any locale, and keeps each cell's text apart from apostrophes", () => {
    const part = fc.constantFrom(
      ..."=+-@＝＋－＠﹦﹢﹣﹫−;,\t|\u061b\r\n\u0085\u2028\u2029 \"'ab1".split(""),
    );
    const text = fc.string({ unit: part, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (cells) => {
        const line = csvLine(cells);
        for (const separator of separators) {
          for (const cell of cellsOf(line, separator)) expect(cell).not.toMatch(formula);
        }
        const read = cellsOf(line.slice(0, -2), ",");
        const bare = (one: string) => one.replaceAll("'", "");
        expect(read.map(bare)).toEqual(cells.map(bare));
      }),
      { numRuns: 2000 },
    );
  });
});

it("a sign in the middle of a text stays as it is, and a phone number keeps all its digits", () => {
  expect(csvLine(["a-b", "x = y", "o@example.com", "R&D / Ops", "+49 30 123"])).toBe(
    "a-b,x = y,o@example.com,R&D / Ops,'+49 30 123\r\n",
  );
});
