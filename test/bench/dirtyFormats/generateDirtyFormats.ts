import { FirmMaker } from "../foreignAccounts/firms/firmMaker.ts";
import { makeFirm } from "../foreignAccounts/firms/makeFirm.ts";
import { Random } from "../foreignAccounts/random.ts";
import { salesforceId } from "../foreignAccounts/salesforceId.ts";
import { addDirt } from "./dirt/addDirt.ts";
import { draftOf, isFair, type Draft } from "./draft.ts";
import { Population } from "./people/population.ts";
import { makeNobody } from "./people/junk.ts";
import type { Person } from "./people/person.ts";

export interface DirtyLead {
  draft: Draft;
  isConnection: boolean;
  contactId: string | null;
  /** Other records of the same person. */
  alsoRight: string[];
  classes: string[];
  twins: { kind: string; contactId: string }[];
}

export interface DirtyContact {
  id: string;
  draft: Draft;
}

export interface DirtyFormats {
  leads: DirtyLead[];
  contacts: DirtyContact[];
}

/** Leads and contacts of plain people, dirty as lists and CRMs are, and who is who. */
export function generateDirtyFormats(seed: number, size: { leads: number; contacts: number }): DirtyFormats {
  const random = new Random(seed + 5000);
  const maker = new FirmMaker(random);
  const firms = Array.from({ length: Math.ceil(size.contacts / 9) }, () =>
    makeFirm(maker, random.pick(["word", "wordAndTrade", "family"])),
  );
  const people = new Population(random, firms);
  const contacts: DirtyContact[] = [];
  const add = (draft: Draft): string => {
    const id = salesforceId("003", 700_000 + contacts.length * 53 + random.between(0, 52));
    contacts.push({ id, draft });
    return id;
  };
  const record = (person: Person) => add(addDirt(random, draftOf(random, person, "contact")).draft);

  /** Rows of one person, of which a careful reader would say so. */
  const pair = (person: Person, isConnection: boolean) => {
    const isClean = random.chance(0.15);
    const touch = (draft: Draft) => (isClean ? { draft, classes: [] } : addDirt(random, draft));
    for (let tries = 0; tries < 50; tries++) {
      const lead = touch(draftOf(random, person, "lead", isConnection));
      const contact = touch(draftOf(random, person, "contact"));
      if (isFair(lead.draft, contact.draft)) return { lead, contact };
    }
    throw new Error("No two rows can be told to be one person.");
  };

  const inCrm = (isConnection: boolean): DirtyLead => {
    const person = people.somebody();
    const { lead, contact } = pair(person, isConnection);
    const contactId = add(contact.draft);
    const classes = [...new Set([...lead.classes, ...contact.classes])];
    const alsoRight: string[] = [];
    const twins: DirtyLead["twins"] = [];
    if (random.chance(0.12)) {
      alsoRight.push(record(person));
      classes.push("twice in the CRM");
    } else if (random.chance(0.05)) {
      // Who has left one firm of the CRM for another of it has a record at each.
      const gone = draftOf(random, { ...people.sameNameElsewhere(person), title: person.title }, "contact");
      alsoRight.push(add({ ...gone, last: `${gone.last} (left)` }));
      classes.push("another record, marked as gone");
    } else if (random.chance(0.15))
      twins.push({ kind: "a colleague of the surname", contactId: record(people.relative(person)) });
    return { draft: lead.draft, isConnection, contactId, alsoRight, classes, twins };
  };

  const notInCrm = (isConnection: boolean): DirtyLead => {
    const person = people.somebody();
    const lead = addDirt(random, draftOf(random, person, "lead", isConnection));
    const twins: DirtyLead["twins"] = [];
    const twin = random.weighted([
      ["nobody", 4],
      ["a colleague of the surname", 3],
      ["a colleague of the first name", 3],
      ["the same name elsewhere", 2],
      ["a record of nobody", 1],
    ]);
    if (twin === "a colleague of the surname")
      twins.push({ kind: twin, contactId: record(people.relative(person)) });
    if (twin === "a colleague of the first name")
      twins.push({ kind: twin, contactId: record(people.namedAlike(person)) });
    if (twin === "the same name elsewhere")
      twins.push({ kind: twin, contactId: record(people.sameNameElsewhere(person)) });
    if (twin === "a record of nobody")
      twins.push({ kind: twin, contactId: add(draftOf(random, makeNobody(random, person.firm), "contact")) });
    return { draft: lead.draft, isConnection, contactId: null, alsoRight: [], classes: lead.classes, twins };
  };

  const nobody = (isConnection: boolean): DirtyLead => {
    const firm = random.pick(firms);
    const twins = [
      { kind: "a record of nobody", contactId: add(draftOf(random, makeNobody(random, firm), "contact")) },
    ];
    const draft = draftOf(random, makeNobody(random, firm), "lead", isConnection);
    return { draft, isConnection, contactId: null, alsoRight: [], classes: ["nobody's name"], twins };
  };

  const leads = Array.from({ length: size.leads }, (_, index) => {
    const isConnection = index % 2 === 0;
    return random.weighted([
      [inCrm, 66],
      [notInCrm, 31],
      [nobody, 3],
    ])(isConnection);
  });
  while (contacts.length < size.contacts)
    if (random.chance(0.04)) add(draftOf(random, makeNobody(random, random.pick(firms)), "contact"));
    else record(people.somebody());
  return { leads: random.shuffled(leads), contacts: random.shuffled(contacts) };
}
