import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { weights } from "../../connector/matching/people/weights.ts";
import { countsOf, person } from "../../connector/matching/people/levels.fixture.ts";
import { createMatcher } from "../../connector/matching/people/matchPeople.ts";
import type { Person } from "../../connector/matching/person.ts";

const guide = readFileSync(new URL("../../config/guides/matching.md", import.meta.url), "utf8");
const rows = guide
  .slice(guide.indexOf("## Ten pairs"))
  .split("\n")
  .filter((line) => line.includes(";"))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, lead = "", contact = "", result = ""]) => ({ lead, contact, result }));

/** `Ottilie Rauscholl; Buyer; Nordwerk AG; Lyon, FR`: name, title, company and place. */
function readPerson(cell: string): Person {
  const [name = "", title = "", company = "", place = ""] = cell.split("; ");
  const words = name.split(" ");
  const marks = /^[JS]r\.$/.test(words.at(-1) ?? "") ? 2 : 1;
  const known = (text: string) => (text === "–" || text === "" ? null : text);
  const [city = "", country = ""] = (known(place) ?? "").split(", ");
  return person([words.slice(0, -marks).join(" "), words.slice(-marks).join(" ")], {
    title: known(title),
    company: known(company),
    city: known(city),
    country: known(country),
  });
}

describe("the guide to matching", () => {
  it.each(rows)("tells of $lead and $contact what comes out: $result", ({ lead, contact, result }) => {
    const matcher = createMatcher({
      counts: countsOf([
        ["Maria", "Garcia", 60],
        ["Kim", "Other", 10_000],
      ]),
    });
    matcher.add(readPerson(contact));
    expect(matcher.match(readPerson(lead)).best[0]?.level ?? "none").toBe(result);
  });

  it("has ten pairs, and every weight", () => {
    expect(rows).toHaveLength(10);
    const said = [...guide.matchAll(/[+−]\d+(?:\.\d+)?/g)].map(([text]) => Number(text.replace("−", "-")));
    const used = Object.values(weights).flatMap((levels) => Object.values(levels));
    expect(used.filter((weight) => weight !== 0 && !said.includes(weight))).toEqual([]);
  });
});
