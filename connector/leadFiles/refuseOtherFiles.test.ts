import AdmZip from "adm-zip";
import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { previewLeadFile } from "./previewLeadFile.ts";
import { readLeadFile } from "./readLeadFile.ts";

function zipOf(...names: string[]): Buffer {
  const zip = new AdmZip();
  for (const name of names) zip.addFile(name, Buffer.from("First Name,Last Name\n"));
  return zip.toBuffer();
}

async function* inPartsOf(size: number, bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const reasonOf = (reading: Promise<unknown>): Promise<unknown> =>
  reading.then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.members["reason"] : error),
  );

const csv = "Name,Company\nAda Quist,Nord\n";

describe("a file that is none with leads is told in its own terms", () => {
  it.each<[string, string | Buffer, string]>([
    ["of no bytes", "", "file-is-empty"],
    ["of OpenDocument", zipOf("mimetype-application/vnd.oasis.opendocument.spreadsheet"), "file-is-sheet"],
    ["as LinkedIn sends it", zipOf("Profile.csv", "Connections.csv"), "file-is-linkedin-archive"],
    ["as gzip", Buffer.from("1f8b0800", "hex"), "file-is-archive"],
    ["of a table that is called a sheet", "<table><tr><td>Name</td></tr></table>", "file-is-page"],
    ["as PNG", Buffer.from("89504e470d0a1a0a", "hex"), "file-is-image"],
    ["as HEIC", Buffer.from("\0\0\0\u0018ftypheic", "latin1"), "file-is-image"],
  ])("%s", async (_, content, reason) => {
    const bytes = Buffer.from(content);
    expect(await reasonOf(previewLeadFile(bytes, bytes.length))).toBe(reason);
    expect(await reasonOf(readLeadFile(inPartsOf(7, bytes)))).toBe(reason);
  });
});

it.each([
  "\n\n<b>Leads</b>\n" + csv,
  `PK,Name,Company\n1,Ada Quist,Nord\n`,
  `%PDF,Name,Company\n1,Ada Quist,Nord\n`,
])("a lead file that begins unlike others is read: %j", async (text) => {
  const bytes = Buffer.from(text);
  expect((await previewLeadFile(bytes, bytes.length)).results).toHaveLength(1);
  const { rows } = await readLeadFile(inPartsOf(7, bytes));
  expect((await rows.next()).value).toMatchObject({ outcome: "lead" });
});

// What takes a time that grows faster than the text never comes to its end here.
it("a beginning that could be a page's is read at any length", async () => {
  for (const text of ["<!--".repeat(16_000), " \n".repeat(32_000)])
    expect(await reasonOf(previewLeadFile(Buffer.from(text), 64_000))).toEqual(expect.any(String));
});
