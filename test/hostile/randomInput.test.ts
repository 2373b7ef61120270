import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import { personOf } from "../../connector/matches/leadPerson.ts";
import { leadName } from "../../connector/leadFiles/leadName.ts";
import { companyStems } from "../../connector/matching/companies/companyStems.ts";
import { matchPeople } from "../../connector/matching/people/matchPeople.ts";
import { spellingsOf } from "../../connector/matching/names/spellingsOf.ts";
import { overgrowth } from "./overgrowth.ts";
import { hostilePieces } from "./hostilePieces.ts";
import { readAll } from "./readAll.ts";

const piece = fc.oneof(
  fc.constantFrom(...Object.values(hostilePieces)),
  fc.constantFrom('"', '""', '"a', ",", ";", "\t", "\r", "Ada,", '\n"', ',"', "Bo,Lindh,Nord"),
  fc.string({ unit: "binary", maxLength: 6 }),
);
/** Some pieces, each as often as it is told to be. */
const pattern = fc
  .array(fc.tuple(piece, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.map(([text, times]) => text.repeat(times)).join(""))
  .filter((text) => text !== "");

const filled = (text: string, size: number): string =>
  text.repeat(Math.ceil(size / text.length)).slice(0, size);

describe("random hostile input", () => {
  it("a file is read in linear time, whatever its lines, quotes and bytes", async () => {
    await fc.assert(
      fc.asyncProperty(pattern, fc.constantFrom("\n", "\r\n", ""), async (text, lineEnd) => {
        const growth = await overgrowth([16_000, 32_000, 64_000], (size) => {
          const bytes = Buffer.from(`First Name,Last Name,Company,Title\n${filled(text + lineEnd, size)}`);
          return () => readAll(bytes);
        });
        expect(growth).toBeNull();
      }),
      { numRuns: 40 / inject("fewerByDay") },
    );
  });

  it("a name, company and place take linear time from the row to the match", async () => {
    await fc.assert(
      fc.asyncProperty(pattern, async (text) => {
        const growth = await overgrowth([1_000, 2_000, 4_000, 8_000], (size) => {
          const lead = personOf(leadOf(filled(text, size)), []);
          const record = personOf(leadOf(`${filled(text, size)}x`), []);
          return () => [
            leadName({ fullName: lead.sourceName }),
            spellingsOf(lead),
            companyStems(lead.company ?? ""),
            matchPeople([lead], [record]),
          ];
        });
        expect(growth).toBeNull();
      }),
      { numRuns: 40 / inject("fewerByDay") },
    );
  });
});

function leadOf(text: string) {
  return {
    firstName: text,
    lastName: text,
    sourceName: text,
    email: "ada@nord.example",
    phone: text,
    title: text,
    company: text,
    companyDomain: text,
    formerCompany: text,
    location: text,
  };
}
