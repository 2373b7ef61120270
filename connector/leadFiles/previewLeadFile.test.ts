import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, inject, it } from "vitest";
import type { RowResult } from "./leadRecord.ts";
import { previewBytesMax, previewLeadFile } from "./previewLeadFile.ts";
import { readLeadFile } from "./readLeadFile.ts";

const files = new URL("../../test/fixtures/lead-files/", import.meta.url);
const names = readdirSync(files).filter((name) => name.endsWith(".csv"));
const utf8 = (text: string) => Buffer.from(text);

async function readWhole(bytes: Uint8Array) {
  const file = await readLeadFile(
    (async function* () {
      yield bytes;
    })(),
  );
  const rows: RowResult[] = [];
  for await (const row of file.rows) rows.push(row);
  return { format: file.format, rows };
}

describe("the preview of a lead file", () => {
  it.each(names)("foretells the import of %s", async (name) => {
    const bytes = readFileSync(new URL(name, files));
    const [preview, { format, rows }] = [await previewLeadFile(bytes), await readWhole(bytes)];

    expect(preview.format).toBe(format);
    expect(preview.results).toEqual(rows);
    expect(preview.isWhole).toBe(true);
  });

  it("says what each column was taken for", async () => {
    const { columns } = await previewLeadFile(utf8("Full Name,Job Title,Shoe Size\nAda Quist,Buyer,38\n"));

    expect(columns).toEqual([
      { name: "Full Name", meaning: "fullName", yieldsTo: [], example: "Ada Quist" },
      { name: "Job Title", meaning: "title", yieldsTo: [], example: "Buyer" },
      { name: "Shoe Size", meaning: null, yieldsTo: [], example: "38" },
    ]);
  });

  it("shows rows that would be skipped or fail", async () => {
    const { results } = await previewLeadFile(utf8('Name,Company\nAda Quist,Nord\n,Nord\nBo,"Süd\n'));

    expect(results.map(({ outcome }) => outcome)).toEqual(["lead", "skipped", "failed"]);
  });

  it(
    "covers a file of exactly 64 KB as a whole, and the beginning of a longer one",
    { tags: ["night"] },
    async () => {
      const full = utf8(`Name,Company\n${"Ada Quist,Nord\n".repeat(5_000)}`).subarray(0, previewBytesMax);

      const whole = await previewLeadFile(full, previewBytesMax);
      const cut = await previewLeadFile(full, previewBytesMax + 1);
      expect([whole.isWhole, cut.isWhole]).toEqual([true, false]);
      expect(whole.results).toHaveLength(cut.results.length + 1);
      expect((await previewLeadFile(full)).isWhole).toBe(false);
    },
  );

  it("foretells the first rows of a longer file wherever 64 KB cut it", { tags: ["night"] }, async () => {
    const cell = fc.constantFrom("Ada Quist", "Łukasz Żak", "山田 花子", '"Bo, ""B"" Ek"', '"Cy\nUlm"', "");
    const row = fc.tuple(cell, cell).map((cells) => cells.join(","));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 20, maxLength: 60 }), async (some) => {
        const repeated = Array.from({ length: Math.ceil(5_000 / some.length) }, () => some).flat();
        const bytes = utf8(["Name,Company", ...repeated, ""].join("\n"));
        fc.pre(bytes.length > previewBytesMax);
        const preview = await previewLeadFile(bytes.subarray(0, previewBytesMax));
        const { rows } = await readWhole(bytes);

        expect(preview.results).toEqual(rows.slice(0, preview.results.length));
        expect(preview.isWhole).toBe(false);
      }),
      { numRuns: 10 / inject("fewerByDay") },
    );
  });
});
