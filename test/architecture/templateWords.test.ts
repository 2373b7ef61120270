import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

/** Attributes that nobody reads or hears: names that the platform goes by. */
const names = /^(class|rel|object-api-name)$/;

/** A text between tags, or a value of an attribute with a capital or a space in it, that no label gives. */
function wordsIn(template: string): string[] {
  const markup = template.replace(/<!--[^]*?-->/g, "");
  const texts = [...markup.matchAll(/>([^<>{}]*\p{L}[^<>{}]*)</gu)].map(([, text = ""]) => text.trim());
  const values = [...markup.matchAll(/\s([\w-]+)="([^"]*)"/g)]
    .filter(([, name = "", value = ""]) => !names.test(name) && /^\p{Lu}|\p{L}\s+\p{L}/u.test(value))
    .map(([attribute]) => attribute.trim());
  return [...texts, ...values];
}

describe("a template", () => {
  it.each(globSync("force-app/**/lwc/**/*.html", { cwd: projectFolder }))(
    "takes every word from a label: %s",
    (file) => {
      expect(wordsIn(readFileSync(path.join(projectFolder, file), "utf8"))).toEqual([]);
    },
  );

  it.each([
    '<c-view-header heading="Lead lists"></c-view-header>',
    '<c-view-header text="Done"></c-view-header>',
    '<c-form-page submit-label="Save"></c-form-page>',
    '<c-info\n  note="ask an admin"></c-info>',
    '<lightning-input label="Name"></lightning-input>',
    "<p>Done</p>",
  ])("is refused with words of its own: %s", (template) => {
    expect(wordsIn(template)).toHaveLength(1);
  });

  it.each([
    '<c-view-header class="Grid wide" heading={labels.heading} onclose={close}></c-view-header>',
    '<lightning-icon icon-name="utility:check" size="x-small"></lightning-icon>',
    '<a rel="noopener noreferrer" target="_blank" data-id="lead-1">{name}</a>',
    "<!-- The list's own <b>words</b> -->",
  ])("may have names of the platform: %s", (template) => {
    expect(wordsIn(template)).toEqual([]);
  });
});
