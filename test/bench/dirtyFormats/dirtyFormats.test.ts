import { describe, expect, test } from "vitest";
import { Random } from "../foreignAccounts/random.ts";
import { encode } from "./files/encode.ts";
import { fileKinds, leadFile } from "./files/leadFile.ts";
import { generateDirtyFormats } from "./generateDirtyFormats.ts";

const size = { leads: 300, contacts: 900 };

describe("the dirty files made up for the benchmark", () => {
  const { leads, contacts } = generateDirtyFormats(1, size);
  const ids = new Set(contacts.map(({ id }) => id));

  test("have as many rows as asked for, each contact with an id of its own", () => {
    expect(leads).toHaveLength(size.leads);
    expect(contacts).toHaveLength(size.contacts);
    expect(ids.size).toBe(size.contacts);
    for (const id of ids) expect(id).toMatch(/^003\w{15}$/);
  });

  test("are the same for the same seed and others for another", () => {
    expect(generateDirtyFormats(1, size)).toEqual({ leads, contacts });
    expect(generateDirtyFormats(2, size).contacts).not.toEqual(contacts);
  });

  test("name contacts that are there", () => {
    const named = leads.flatMap(({ contactId, alsoRight, twins }) => [
      ...(contactId === null ? [] : [contactId]),
      ...alsoRight,
      ...twins.map((twin) => twin.contactId),
    ]);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });

  test("have six to seven leads in ten in the CRM", () => {
    const share = leads.filter(({ contactId }) => contactId !== null).length / leads.length;
    expect(share).toBeGreaterThan(0.58);
    expect(share).toBeLessThan(0.74);
  });

  test.for(fileKinds)("name the line at which each lead of $name begins", (kind) => {
    const its = leads.filter(({ isConnection }) => isConnection === kind.isConnection);
    const { text, lines } = leadFile(new Random(1), its, kind);
    const inText = text.split("\n");
    const begins = its.map(({ draft }) => draft.first.split(/["\n]/)[0] ?? "");
    const found = begins.map((begin, index) =>
      (inText[(lines[index] ?? 0) - 1] ?? "").replace(/^"/, "").slice(0, begin.length),
    );
    expect(found).toEqual(begins);
  });

  test("are written in the encodings that Excel writes", () => {
    expect([...encode("é€😀", "windows")]).toEqual([0xe9, 0x80, 0x3f]);
    expect([...encode("é", "utf16")]).toEqual([0xff, 0xfe, 0xe9, 0x00]);
    expect([...encode("a", "utf8 with BOM")]).toEqual([0xef, 0xbb, 0xbf, 0x61]);
  });
});
