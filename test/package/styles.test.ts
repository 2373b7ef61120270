import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL("../../force-app/main/default/lwc/", import.meta.url);
const sources = (pattern: string) =>
  globSync(pattern, { cwd: folder, exclude: ["**/__tests__/**"] }).map((file) => ({
    file,
    text: readFileSync(new URL(file, folder), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, ""),
  }));

/** Each match in the files, with the file's name, for a message that says where. */
function found(files: { file: string; text: string }[], pattern: RegExp): string[] {
  return files.flatMap(({ file, text }) =>
    (text.match(pattern) ?? []).map((match) => `${file}: ${match.trim()}`),
  );
}

const styles = sources("*/*.css");

describe("the styles of the package", () => {
  it("are read from all components that have some", () => {
    expect(styles.length).toBeGreaterThan(40);
  });

  it("turn with the direction of the text: nothing is left or right", () => {
    const physical = /(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)[\w-]*|left|right)\s*:[^;]*/g;
    const aligned = /(?:text-align|float|clear)\s*:\s*(?:left|right)/g;
    expect([...found(styles, physical), ...found(styles, aligned)]).toEqual([]);
    const classes = /slds-(?:m|p|border|float|text-align)[-_](?:left|right)[\w-]*/g;
    expect(found([...sources("*/*.html"), ...sources("*/*.js")], classes)).toEqual([]);
  });

  it("have colors of styling hooks alone, each with one for a page that has no hooks", () => {
    const withoutHooks = styles.map(({ file, text }) => ({
      file,
      text: text.replaceAll(/var\(--slds-g-[\w-]+, #[\da-f]{6}\)/g, "hook"),
    }));
    const bare =
      /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|color-mix)\(|(?:color|background|fill)\s*:\s*(?:white|black|gr[ae]y|red|green|blue|orange)\b/gi;
    expect(found(withoutHooks, bare)).toEqual([]);
    expect(found(styles, /var\(--(?!slds-g-)[\w-]+/g)).toEqual([]);
    expect(found(styles, /var\(--slds-g-color-[\w-]+\)/g)).toEqual([]);
  });
});
