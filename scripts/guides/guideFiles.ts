import { readFileSync } from "node:fs";
import { format } from "prettier";
import { codeTable } from "./codeTable.ts";
import { contactFieldTable } from "./contactFieldTable.ts";
import { retentionTable } from "./retentionTable.ts";

const guidesFolder = new URL("../../config/guides/", import.meta.url);

/** A guide by its path, with the text it should have. */
interface GuideFile {
  path: URL;
  text: string;
}

/** The guides that are made from the connector's tables in part. */
export async function guideFiles(): Promise<GuideFile[]> {
  return Promise.all([
    guide("troubleshooting.md", withPart("troubleshooting.md", "codes", codeTable())),
    guide("privacy.md", withPart("privacy.md", "what is kept", retentionTable())),
    guide("admins.md", withPart("admins.md", "contact fields", contactFieldTable())),
  ]);
}

async function guide(name: string, text: string): Promise<GuideFile> {
  const formatted = await format(text, { parser: "markdown", printWidth: 110 });
  return { path: new URL(name, guidesFolder), text: formatted };
}

/** The present guide, with the text between its two marking comments replaced. */
function withPart(name: string, part: string, text: string): string {
  const source = readFileSync(new URL(name, guidesFolder), "utf8");
  const start = `<!-- ${part}: npm run guides -->`;
  const end = `<!-- end of ${part} -->`;
  const [from, to] = [source.indexOf(start), source.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${name} has no "${start}" before "${end}"`);
  return `${source.slice(0, from)}${start}\n\n${text}\n\n${source.slice(to)}`;
}
