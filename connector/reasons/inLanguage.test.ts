import { describe, expect, it } from "vitest";
import { showProblem, storedProblem } from "../problems.ts";
import { fieldError, fieldsRefused } from "./fieldErrors.ts";
import { inLanguage, languages } from "./inLanguage.ts";
import { instantIn } from "./instantIn.ts";
import { listed, nameOfObject } from "./names.ts";
import { refusal } from "./refusal.ts";
import { say } from "./sentence.ts";
import type { Value } from "./template.ts";

const german = inLanguage("de");
const problemIn = (language: string, error: ReturnType<typeof refusal>) =>
  inLanguage(language).problem(showProblem(storedProblem(error)));

describe("words in a language", () => {
  it("say a sentence with its values, days and numbers as the language writes them", () => {
    expect(german.text(say("match-linked", { date: "2026-01-31" }))).toBe("Manuell verknüpft am 31.01.2026");
    expect(german.text(say("import-rows-max", { max: 500_000 }))).toContain("500.000");
  });

  it("say a problem: its title, what happened with values, and what to do next", () => {
    const date = instantIn(new Date("2026-11-30T23:00:00Z"), "Europe/Berlin");
    const error = refusal("quota-used-up", { values: { used: 1000, limit: 1000, date } });
    expect(problemIn("de", error)).toMatchObject({
      title: "Monatliches Limit erreicht",
      action: "Sie können am 01.12.2026, 00:00 (Europe/Berlin) weitermachen.",
    });
    expect(problemIn("en", error)).toMatchObject({
      detail: "You have added 1,000 of 1,000 contacts this month.",
    });
  });

  it("say what is wrong with each field of a refused contact", () => {
    const fields = [fieldError("file", say("import-no-name")), { field: "Title", message: "Zu kurz." }];
    expect(problemIn("de", fieldsRefused(fields)).detail).toBe("Kein Name Zu kurz.");
  });

  it("say the names in a sentence, also in a list, and leave the org's own labels as they are", () => {
    const labels = listed([say("name-last-name"), "Kundennummer", say("name-lead-source")]);
    const error = refusal("no-edit", { values: { labels, fields: "Contact.LastName" } });

    expect(problemIn("de", error).detail).toContain("Nachname, Kundennummer, Lead-Quelle");
    expect(problemIn("ja", error).detail).toContain("姓、Kundennummer、リードソース");
    expect(problemIn("en", error).detail).toContain("Last Name, Kundennummer, Lead Source");
  });

  it("say the name of an object as the org does, else as Salesforce does", () => {
    const detailIn = (language: string, object: Value) =>
      problemIn(language, refusal("no-create", { values: { object } })).detail;

    expect(detailIn("de", nameOfObject("Contact", { label: "Person" }))).toContain("Person");
    expect(detailIn("de", nameOfObject("Contact"))).toContain("Kontakt");
    expect(detailIn("de", nameOfObject("Invoice__c"))).toContain("Invoice__c");
  });

  it("leave Salesforce's own words as they are", () => {
    const error = refusal("validation-failed-as-a-whole", { detail: "Nicht am Freitag." });
    expect(problemIn("de", error).detail).toBe("Nicht am Freitag.");
  });

  it("are English in a language that has no translation", () => {
    expect(inLanguage("nl").text(say("match-country"))).toBe("Same country");
    expect(inLanguage("nl").write("report-file", { list: "Fair" })).toBe("Fair match report");
  });

  it("write what stands in files and on pages", () => {
    expect(german.write("report-file", { list: "Messe" })).toBe("Messe Abgleichsbericht");
    expect(languages).toContain("ja");
  });
});
