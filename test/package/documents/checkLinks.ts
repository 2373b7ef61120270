import { existsSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../../support/projectFolder.ts";
import { type Document, readFile } from "./document.ts";

/** Links to files of the project, and to headings in them; of HTML, too. */
export function checkLinks({ file, text }: Document): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|<(?:img|a)\b[^>]*?\b(?:src|href)="([^"]+)"/g)]
    .map(([, link, ofHtml]) => link ?? ofHtml ?? "")
    .filter((link) => !/^[a-z]+:/.test(link));
  return links.filter((link) => {
    const [target = "", heading] = link.split("#");
    const linked = target === "" ? file : path.join(path.dirname(file), target);
    if (target !== "" && !existsSync(path.join(projectFolder, linked))) return true;
    return heading !== undefined && !headings(target === "" ? text : readFile(linked)).includes(heading);
  });
}

/** As a Markdown renderer makes them from the headings. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );
}
