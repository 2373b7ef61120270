import { additions } from "./difficulties/additions.ts";
import { changedNames } from "./difficulties/changedNames.ts";
import { changeJob } from "./difficulties/changedJob.ts";
import type { Difficulty } from "./difficulties/difficulty.ts";
import { firmNames } from "./difficulties/firmNames.ts";
import { jobs } from "./difficulties/jobs.ts";
import { makeFair } from "./difficulties/makeFair.ts";
import { otherLetters } from "./difficulties/otherLetters.ts";
import { shortNames } from "./difficulties/shortNames.ts";
import { makeCommonPerson } from "./commonPeople.ts";
import type { Firm } from "./firms/firm.ts";
import { makeFirms } from "./firms/makeFirms.ts";
import { makeJunk } from "./neighbours/junk.ts";
import { Places } from "./neighbours/places.ts";
import { makeTwin, twinKinds, type TwinKind } from "./neighbours/twins.ts";
import { makePerson } from "./people/makePerson.ts";
import type { Person } from "./people/person.ts";
import { randomOf, type Random } from "./random.ts";
import { draftContact } from "./rows/draftContact.ts";
import type { ContactDraft, LeadDraft, Pair } from "./rows/draft.ts";
import { draftLead } from "./rows/draftLead.ts";
import type { ContactRow, LeadRow } from "./rows/rows.ts";
import { writeContact, writeLead } from "./rows/writeRows.ts";
import type { LeadTruth } from "./truth.ts";

export interface ForeignPeople {
  leads: LeadRow[];
  contacts: ContactRow[];
  /** For each lead, in the order of the leads. */
  truth: LeadTruth[];
}

const difficulties: Difficulty[] = [
  ...shortNames,
  ...changedNames,
  ...otherLetters,
  ...additions,
  ...firmNames,
  ...jobs,
];

/**
 * Of all leads, those who are in the CRM; of these, those with a twin beside them and those who have moved.
 */
const shares = { inCrm: 0.66, twinBeside: 0.14, changedJob: 0.05, onlyTwin: 0.5, strangerAtFirm: 0.6 };

/**
 * Made-up leads and contacts of many languages, and which of them are the same person. The same seed gives
 * the same people.
 */
export function generateForeignPeople(seed: number, size: { leads: number; records: number }): ForeignPeople {
  return new Generator(randomOf(seed), size).generate();
}

class Generator {
  readonly #random: Random;
  readonly #size: { leads: number; records: number };
  readonly #firms: Firm[];
  readonly #places = new Places();
  readonly #contacts: ContactDraft[] = [];

  constructor(random: Random, size: { leads: number; records: number }) {
    this.#random = random;
    this.#size = size;
    this.#firms = makeFirms(random, Math.ceil(size.records / 4));
  }

  generate(): ForeignPeople {
    const random = this.#random;
    const { leads, records } = this.#size;
    const people = this.#hire(Math.floor(records * 0.93));
    const drafts = people.map((person) => this.#write(person));
    for (let number = 0; number < records / 500; number += 1)
      this.#contacts.push(makeJunk(random, random.pick(this.#firms), this.#contacts.length));
    const free = shuffled(
      random,
      people.map((_, at) => at),
    );
    const known = Math.round(leads * shares.inCrm);
    const made: { lead: LeadDraft; truth: LeadTruth }[] = [];
    const pairs: { pair: Pair; twins: LeadTruth["twins"] }[] = [];
    for (let number = 0; number < leads; number += 1) {
      const at = free.pop();
      const [person, contact] = [people[at ?? -1], drafts[at ?? -1]];
      if (!person || !contact) throw new Error("There are fewer contacts than leads.");
      const source = random.chance(0.5) ? "navigator" : "connections";
      if (number >= known) {
        made.push(this.#unknownLead(source, person, contact));
        continue;
      }
      const lead = draftLead(random, person, source);
      const pair: Pair = {
        person,
        lead,
        contact,
        classes: new Set(),
        seen: { name: 3, firm: 2 },
        twin: false,
      };
      const twins = random.chance(shares.twinBeside) ? this.#placeTwin(pair) : [];
      pairs.push({ pair, twins });
    }
    for (const { pair, twins } of pairs) {
      this.#makeHard(pair);
      made.push({
        lead: pair.lead,
        truth: { contactId: pair.contact.id, classes: [...pair.classes], twins },
      });
    }
    while (this.#contacts.length < records) this.#write(this.#hire(1)[0] ?? this.#newcomer());
    const order = shuffled(random, made);
    return {
      leads: order.map(({ lead }, number) => writeLead(lead, number)),
      contacts: shuffled(random, this.#contacts).map(writeContact),
      truth: order.map(({ truth }) => truth),
    };
  }

  #hire(count: number): Person[] {
    return Array.from({ length: count }, () => this.#newcomer());
  }

  /** Somebody new at one of the firms, whom nobody there is mistaken for. */
  #newcomer(firm?: Firm): Person {
    const random = this.#random;
    for (;;) {
      const where = firm ?? random.skewed(this.#firms, 1.5);
      const person = random.chance(0.02) ? makeCommonPerson(random, where) : makePerson(random, where);
      if (!this.#places.isFree(person)) continue;
      this.#places.take(person);
      return person;
    }
  }

  #write(person: Person): ContactDraft {
    const contact = draftContact(this.#random, person, this.#contacts.length);
    this.#contacts.push(contact);
    return contact;
  }

  /**
   * A record beside the true one that is somebody else's. The true one then has a sign that this one lacks.
   */
  #placeTwin(pair: Pair): LeadTruth["twins"] {
    const random = this.#random;
    const { kind } = random.weighted(twinKinds);
    const twin = this.#twinOf(pair.person, kind);
    if (!twin) return [];
    const contact = this.#write(twin);
    pair.twin = true;
    pair.classes.add(`twin:${kind}`);
    const { lead, person } = pair;
    if (kind.startsWith("same-name")) {
      pair.contact.title ||= lead.title;
      contact.title ||= draftLead(random, twin, "navigator").title;
      if (lead.source === "connections" && random.chance(0.3)) lead.email = person.workMail;
      if (lead.email) pair.contact.email = lead.email;
    }
    if (kind === "same-mailbox") {
      contact.email = person.workMail;
      pair.contact.email = person.workMail;
      lead.email = lead.source === "navigator" ? person.workMail : lead.email;
    }
    if (kind === "assistants-address") {
      contact.email = person.workMail;
      lead.email = lead.source === "navigator" ? person.workMail : lead.email;
    }
    return [{ contactId: contact.id, kind }];
  }

  #twinOf(person: Person, kind: TwinKind): Person | undefined {
    const random = this.#random;
    for (let tries = 0; tries < 5; tries += 1) {
      const twin = makeTwin(random, person, kind, this.#firms);
      if (!twin) continue;
      if (
        !kind.startsWith("same-name") &&
        twin.given.latin[0] === person.given.latin[0] &&
        kind !== "same-given"
      )
        continue;
      if (kind === "same-mailbox" || kind === "assistants-address" || kind === "same-name-elsewhere") {
        if (!this.#places.isFree(twin)) continue;
      }
      this.#places.take(twin);
      return twin;
    }
    return undefined;
  }

  #makeHard(pair: Pair): void {
    const random = this.#random;
    if (
      !pair.twin &&
      random.chance(shares.changedJob) &&
      (pair.person.rare ? this.#places.namesakes(pair.person) === 1 : true)
    ) {
      changeJob(
        random,
        pair,
        random.pick(this.#firms.filter(({ cluster }) => cluster !== pair.person.firm.cluster)),
      );
      return;
    }
    this.#addDifficulties(pair, howMany(random));
    makeFair(random, pair);
  }

  #addDifficulties(pair: Pair, count: number): void {
    const random = this.#random;
    const chosen: Difficulty[] = [];
    const wanted = pair.twin ? Math.min(count, 1) : count;
    for (let tries = 0; chosen.length < wanted && tries < 60; tries += 1) {
      const difficulty = random.weighted(difficulties);
      const fits = (difficulty.applies?.(pair, this.#places) ?? true) && (!pair.twin || difficulty.beside);
      if (fits && chosen.every(({ name }) => !excludes(name, difficulty.name))) chosen.push(difficulty);
    }
    const inOrder = [...chosen.filter(({ last }) => !last), ...chosen.filter(({ last }) => last)];
    for (const difficulty of inOrder) {
      difficulty.apply(random, pair);
      pair.classes.add(difficulty.name);
    }
  }

  /** A lead who is not in the CRM, with the same oddities as the others have. */
  #unknownLead(
    source: LeadDraft["source"],
    model: Person,
    beside: ContactDraft,
  ): { lead: LeadDraft; truth: LeadTruth } {
    const random = this.#random;
    const { kind } = random.weighted(twinKinds);
    const twin = random.chance(shares.onlyTwin) ? this.#twinOf(model, kind) : undefined;
    const firm = random.chance(shares.strangerAtFirm)
      ? undefined
      : this.#firms[this.#firms.length - 1 - random.between(0, Math.floor(this.#firms.length / 6))];
    const person = twin ?? this.#newcomer(firm);
    const lead = draftLead(random, person, source);
    const contact = draftContact(random, person, 0);
    const pair: Pair = {
      person,
      lead,
      contact,
      classes: new Set(),
      seen: { name: 3, firm: 2 },
      twin: twin !== undefined,
    };
    if (twin && kind === "same-name") this.#makeClearlyOther(lead, person, beside, model);
    if (twin && kind.startsWith("same-name")) beside.title ||= draftLead(random, model, "navigator").title;
    this.#addDifficulties(pair, howMany(random));
    if (twin && kind === "same-mailbox") {
      beside.email = `info@${person.firm.domain}`;
      if (source === "navigator") lead.email = beside.email;
    }
    if (twin && kind === "assistants-address") {
      beside.email = person.workMail;
      if (source === "navigator") lead.email = person.workMail;
    }
    const classes = twin ? [`only-twin:${kind}`, ...pair.classes] : ["stranger", ...pair.classes];
    return { lead, truth: { contactId: null, classes, twins: twin ? [{ contactId: beside.id, kind }] : [] } };
  }

  /**
   * Two people of one name at one firm, of whom one is in the CRM: each has an address, a city and a title
   * of their own.
   */
  #makeClearlyOther(lead: LeadDraft, person: Person, beside: ContactDraft, model: Person): void {
    lead.source = "navigator";
    lead.email = person.workMail;
    lead.cityText = `${person.city.english}, ${person.firm.culture.country[0]}`;
    beside.email = model.workMail;
    beside.city = model.city;
    beside.cityText = model.city.english;
    beside.country = model.firm.culture.country[0];
  }
}

/** How many difficulties a pair has. */
function howMany(random: Random): number {
  const at = random.next();
  return at < 0.28 ? 0 : at < 0.68 ? 1 : at < 0.93 ? 2 : 3;
}

const alternatives = [
  [
    "hidden-surname",
    "married",
    "double-barrelled",
    "second-surname",
    "particle",
    "first-initial",
    "whole-name-in-one-field",
    "suffix",
  ],
  ["first-initial", "nickname", "western-name", "middle-name", "title-in-name"],
  [
    "hidden-surname",
    "first-initial",
    "western-name",
    "other-script",
    "other-spelling",
    "keyboard-slip",
    "encoding-damage",
  ],
  ["accents-lost", "encoding-damage", "other-script"],
  ["married", "other-script"],
  ["other-script", "double-barrelled", "particle", "nickname", "middle-name", "suffix"],
  [
    "name-order",
    "whole-name-in-one-field",
    "hidden-surname",
    "first-initial",
    "certificates",
    "title-in-name",
  ],
  ["acronym", "former-name", "holding", "brand-only", "native-firm-name", "missing-firm", "firm-spelling"],
  ["changed-title", "title-language"],
  ["changed-email", "free-mail", "shared-mailbox", "former-name"],
];

/** Two that change the same thing, where the second would undo the first or leave nothing to know them by. */
function excludes(one: string, other: string): boolean {
  return one === other || alternatives.some((names) => names.includes(one) && names.includes(other));
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
