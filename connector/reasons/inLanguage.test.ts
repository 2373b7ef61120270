import { describe, expect, it } from "vitest";
import { showProblem, storedProblem } from "./problems.ts";
import { inLanguage, instantIn } from "./inLanguage.ts";
import { listed } from "./fieldErrors.ts";
import { refusal } from "./refusal.ts";
import { say } from "./sentence.ts";

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

  it("say the names in a sentence, also in a list, and leave the org's own labels as they are", () => {
    const labels = listed([say("name-last-name"), "Kundennummer", say("name-lead-source")]);
    const error = refusal("no-edit", { values: { labels, fields: "Contact.LastName" } });

    expect(problemIn("de", error).detail).toContain("Nachname, Kundennummer, Lead-Quelle");
    expect(problemIn("ja", error).detail).toContain("姓、Kundennummer、リードソース");
    expect(problemIn("en", error).detail).toContain("Last Name, Kundennummer, Lead Source");
  });

  it("leave Salesforce's own words as they are", () => {
    const error = refusal("validation-failed-as-a-whole", { detail: "Nicht am Freitag." });
    expect(problemIn("de", error).detail).toBe("Nicht am Freitag.");
  });

  it("are English in a language that has no translation", () => {
    expect(inLanguage("nl").text(say("match-country"))).toBe("Same country");
    expect(inLanguage("nl").write("report-file", { list: "Fair" })).toBe("Fair match report");
  });
});
