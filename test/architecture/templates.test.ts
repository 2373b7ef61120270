import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

const files = globSync("force-app/**/lwc/*/*.html", { cwd: projectFolder });
const read = (file: string) => readFileSync(path.join(projectFolder, file), "utf8");

/** Attributes that users read or hear. */
const spoken =
  /\s(?:[a-z-]*label|title|heading|text|alternative-text|alt|placeholder|field-level-help|message-when-[a-z-]+)="[^"{]*\p{L}[^"]*"/gu;

/** Words that no label gives: between tags, but the mark of a required field, and in what is spoken. */
function wordsIn(template: string): string[] {
  const markup = template.replace(/<!--[^]*?-->/g, "");
  const texts = [...markup.matchAll(/>([^<]*)/g)]
    .map(([, text = ""]) => text.replace(/\{[^}]*\}/g, "").trim())
    .filter((text) => text !== "" && text !== "*");
  return [...texts, ...(markup.match(spoken) ?? [])];
}

describe("the templates", () => {
  it("take every word from a label", () => {
    const own = files.flatMap((file) => wordsIn(read(file)).map((words) => `${file}: ${words}`));
    expect(files.length).toBeGreaterThan(50);
    expect(own).toEqual([]);
  });

  it("give each spinner words for who does not see it", () => {
    const silent = files.filter((file) =>
      (read(file).match(/<lightning-spinner\b[^>]*>/g) ?? []).some(
        (tag) => !tag.includes("alternative-text="),
      ),
    );
    expect(silent).toEqual([]);
  });

  it("speak through one live region a page, since two would talk over each other", () => {
    const live = /\baria-live\b|\brole="(?:alert|log|marquee|status|timer)"|<output\b/;
    expect(files.filter((file) => live.test(read(file)))).toEqual([
      "force-app/main/default/lwc/liveRegion/liveRegion.html",
    ]);
  });
});
