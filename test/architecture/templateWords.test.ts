import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

/** Attributes that nobody reads or hears as they are: names that the platform or the browser goes by. */
const names = /^(class|rel|object-api-name|aria-keyshortcuts|aria-labelledby|aria-describedby)$/;

/** Attributes that users read or hear, so that even a word in small letters is theirs. */
const spoken =
  /^(label|title|aria-label|aria-description|aria-roledescription|alternative-text|alt|placeholder|field-level-help|message-when-[a-z-]+)$/;

const hasWords = (name: string, value: string): boolean =>
  spoken.test(name) ? /^[^{]*\p{L}/u.test(value) : !names.test(name) && /^\p{Lu}|\p{L}\s+\p{L}/u.test(value);

/**
 * What no label gives: words or punctuation between tags, but the mark of a required field, and the values of
 * attributes that are spoken, or that have a capital or a space in them.
 */
function wordsIn(template: string): string[] {
  const markup = template.replace(/<!--[^]*?-->/g, "");
  const texts = [...markup.matchAll(/>([^<]*)/g)]
    .map(([, text = ""]) => text.replace(/\{[^}]*\}/g, "").trim())
    .filter((text) => text !== "" && text !== "*");
  const values = [...markup.matchAll(/\s([\w-]+)="([^"]*)"/g)]
    .filter(([, name = "", value = ""]) => hasWords(name, value))
    .map(([attribute]) => attribute.trim());
  return [...texts, ...values];
}

describe("a template", () => {
  const templates = globSync("force-app/**/lwc/**/*.html", { cwd: projectFolder });

  it("is found at all", () => expect(templates.length).toBeGreaterThan(0));

  it.each(templates)("takes every word from a label: %s", (file) => {
    expect(wordsIn(readFileSync(path.join(projectFolder, file), "utf8"))).toEqual([]);
  });

  it.each([
    '<c-view-header heading="Lead lists"></c-view-header>',
    '<c-view-header text="Done"></c-view-header>',
    '<c-form-page submit-label="Save"></c-form-page>',
    '<c-info\n  note="ask an admin"></c-info>',
    '<lightning-input label="Name"></lightning-input>',
    "<p>Done</p>",
    "<p>{first}, {last}</p>",
    '<lightning-button label="Save"></lightning-button>',
    '<p title="Not decided yet">{text}</p>',
    '<input placeholder="Search" />',
    '<input placeholder="search" />',
    '<section aria-label="Leads">{text}</section>',
    '<lightning-icon alternative-text="Warning"></lightning-icon>',
    '<lightning-input field-level-help="As LinkedIn writes it"></lightning-input>',
  ])("is refused with words of its own: %s", (template) => {
    expect(wordsIn(template)).toHaveLength(1);
  });

  it.each([
    '<c-view-header class="Grid wide" heading={labels.heading} onclose={close}></c-view-header>',
    '<lightning-icon icon-name="utility:check" size="x-small"></lightning-icon>',
    '<a rel="noopener noreferrer" target="_blank" data-id="lead-1">{name}</a>',
    '<button aria-labelledby="clear label" aria-describedby="help error"></button>',
    "<!-- The list's own <b>words</b> -->",
  ])("may have names of the platform: %s", (template) => {
    expect(wordsIn(template)).toEqual([]);
  });
});
