import { readdirSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../../support/projectFolder.ts";
import type { Document } from "./document.ts";

const components = new Set(readdirSync(path.join(projectFolder, "force-app/main/default/lwc")));

/** Lightning components, as scripts (`c/leadList`) and as templates (`c-lead-list`) name them. */
export function checkComponents({ text }: Document): string[] {
  const imported = [...text.matchAll(/(?<![\w/.-])c\/([a-z]\w*)/g)];
  const tags = [...text.matchAll(/(?<=[`<]|<\/)c-([a-z][\w-]*)/g)];
  return [
    ...imported.filter(([, name = ""]) => !components.has(name)),
    ...tags.filter(
      ([, name = ""]) => !components.has(name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())),
    ),
  ].map(([mention]) => mention);
}
