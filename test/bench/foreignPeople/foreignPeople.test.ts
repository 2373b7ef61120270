import { describe, expect, it } from "vitest";
import { generateForeignPeople } from "./generateForeignPeople.ts";
import { contactId } from "./rows/contactId.ts";

const size = { leads: 600, records: 3000 };

describe("the made-up people", () => {
  const people = generateForeignPeople(4, size);
  const inCrm = people.truth.filter((truth) => truth.contactId !== null);
  const shareWith = (name: string) =>
    inCrm.filter(({ classes }) => classes.includes(name)).length / inCrm.length;

  it("are the same for the same seed, and others for another", () => {
    expect(generateForeignPeople(4, size)).toEqual(people);
    expect(generateForeignPeople(5, size).leads).not.toEqual(people.leads);
  });

  it("are as many as are asked for, each contact with an id of its own, half of the leads of either file", () => {
    expect([people.leads.length, people.contacts.length, people.truth.length]).toEqual([600, 3000, 600]);
    expect(new Set(people.contacts.map(({ Id }) => Id)).size).toBe(3000);
    const navigator = people.leads.filter(({ source }) => source === "navigator").length;
    expect(navigator / 600).toBeGreaterThan(0.42);
    expect(navigator / 600).toBeLessThan(0.6);
  });

  it("have a truth that names contacts which are there, each for one lead", () => {
    const ids = new Set(people.contacts.map(({ Id }) => Id));
    const named = people.truth.flatMap((truth) => [
      ...truth.twins.map((twin) => twin.contactId),
      truth.contactId,
    ]);
    expect(named.filter((id) => id !== null && !ids.has(id))).toEqual([]);
    expect(new Set(inCrm.map((truth) => truth.contactId)).size).toBe(inCrm.length);
    expect(inCrm.length / 600).toBeCloseTo(0.66);
  });

  it("name no twin that is the person", () => {
    const wrong = people.truth.filter((truth) =>
      truth.twins.some((twin) => twin.contactId === truth.contactId),
    );
    expect(wrong).toEqual([]);
  });

  it("are mostly easy, and few have changed their job", () => {
    expect(inCrm.filter(({ classes }) => classes.length <= 1).length / inCrm.length).toBeGreaterThan(0.5);
    expect(inCrm.filter(({ classes }) => classes.length === 0).length / inCrm.length).toBeGreaterThan(0.15);
    expect(shareWith("changed-job")).toBeLessThan(0.08);
    expect(shareWith("changed-job")).toBeGreaterThan(0);
  });

  it.each(["married", "other-script", "hidden-surname", "accents-lost", "holding", "twin:same-given"])(
    "have the difficulty %s now and then",
    (name) => {
      expect(shareWith(name)).toBeGreaterThan(0.003);
      expect(shareWith(name)).toBeLessThan(0.12);
    },
  );

  it("write other letters in one of both files", () => {
    const contacts = new Map(people.contacts.map((contact) => [contact.Id, contact]));
    const written = people.truth.flatMap(({ contactId: id, classes }, at) => {
      const [lead, contact] = [people.leads[at]?.row, contacts.get(id ?? "")];
      return lead && contact && classes.includes("other-script")
        ? [[lead["Last Name"], contact.LastName]]
        : [];
    });
    const scripts = written.map((names) => names.filter((name) => /\p{L}/u.test(name)).map(hasOtherLetters));
    expect(scripts.length).toBeGreaterThan(5);
    expect(scripts.filter((pair) => pair.length === 2 && pair[0] === pair[1])).toEqual([]);
  });
});

describe("an id", () => {
  it("has 18 characters, of which the last three say where the capitals are", () => {
    expect(contactId(0)).toMatch(/^003[A-Za-z0-9]{12}[A-Z0-5]{3}$/);
    expect(contactId(1)).not.toBe(contactId(2));
  });
});

/** A degree behind a name is written in Latin letters everywhere. */
const hasOtherLetters = (text: string): boolean => /(?!\p{Script=Latin})\p{L}/u.test(text);
