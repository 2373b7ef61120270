import { addDifficulties } from "./difficulties/addDifficulties.ts";
import { changeJob } from "./difficulties/changedJob.ts";
import { makeFair } from "./difficulties/makeFair.ts";
import { makeCommonPerson } from "./commonPeople.ts";
import type { Firm } from "./firms/firm.ts";
import { makeFirms } from "./firms/makeFirms.ts";
import { makeJunk } from "./neighbours/junk.ts";
import { Places } from "./neighbours/places.ts";
import { makeTwin, twinKinds, type TwinKind } from "./neighbours/twins.ts";
import { signsAlone, signsBeside } from "./neighbours/twinSigns.ts";
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

/** Of all leads those in the CRM, of these those with a twin beside them, and so on. */
const shares = { inCrm: 0.66, twinBeside: 0.14, changedJob: 0.05, onlyTwin: 0.55, strangerAtFirm: 0.6 };

interface MadeLead {
  lead: LeadDraft;
  truth: LeadTruth;
}

interface Size {
  leads: number;
  records: number;
}

/**
 * Made-up leads and contacts of many languages, and which of them are the same person. The same seed gives
 * the same people.
 */
export function generateForeignPeople(seed: number, size: Size): ForeignPeople {
  return new Generator(randomOf(seed), size).generate();
}

class Generator {
  readonly #random: Random;
  readonly #size: Size;
  readonly #firms: Firm[];
  readonly #places = new Places();
  readonly #contacts: ContactDraft[] = [];

  constructor(random: Random, size: Size) {
    this.#random = random;
    this.#size = size;
    this.#firms = makeFirms(random, Math.ceil(size.records / 4));
  }

  generate(): ForeignPeople {
    const random = this.#random;
    const { leads, records } = this.#size;
    const people = Array.from({ length: Math.floor(records * 0.93) }, () => {
      const person = this.#newcomer();
      return { person, contact: this.#write(person) };
    });
    for (let number = 0; number < records / 500; number += 1)
      this.#contacts.push(makeJunk(random, random.pick(this.#firms), this.#contacts.length));
    const chosen = shuffled(random, people).slice(0, leads);
    const known = Math.round(leads * shares.inCrm);
    // All twins have to be there before anybody is made hard to recognise.
    const pairs = chosen.slice(0, known).map(({ person, contact }) => this.#pairOf(person, contact));
    const made = [
      ...chosen.slice(known).map(({ person, contact }) => this.#unknownLead(person, contact)),
      ...pairs.map(({ pair, twins }) => this.#knownLead(pair, twins)),
    ];
    while (this.#contacts.length < records) this.#write(this.#newcomer());
    const order = shuffled(random, made);
    return {
      leads: order.map(({ lead }, number) => writeLead(lead, number)),
      contacts: shuffled(random, this.#contacts).map(writeContact),
      truth: order.map(({ truth }) => truth),
    };
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

  #source(): LeadDraft["source"] {
    return this.#random.chance(0.5) ? "navigator" : "connections";
  }

  /** The lead and the contact of somebody, now and then with a record beside it that is somebody else's. */
  #pairOf(person: Person, contact: ContactDraft): { pair: Pair; twins: LeadTruth["twins"] } {
    const random = this.#random;
    const lead = draftLead(random, person, this.#source());
    const pair = pairOf(person, lead, contact);
    const { kind } = random.weighted(twinKinds);
    const twin = random.chance(shares.twinBeside) ? this.#twinOf(person, kind) : undefined;
    if (!twin) return { pair, twins: [] };
    const twinContact = this.#write(twin);
    pair.twin = true;
    pair.classes.add(`twin:${kind}`);
    signsBeside(random, { kind, lead, person, twin, twinContact }, pair);
    return { pair, twins: [{ contactId: twinContact.id, kind }] };
  }

  #twinOf(person: Person, kind: TwinKind): Person | undefined {
    for (let tries = 0; tries < 5; tries += 1) {
      const twin = makeTwin(this.#random, person, kind, this.#firms);
      const hasTheName = kind.startsWith("same-name") || kind === "junior-and-senior";
      if (!twin || (!hasTheName && this.#places.hasNamesake(twin))) continue;
      if (twin.given.latin[0] === person.middle?.latin[0]) continue;
      const isStranger = ["same-mailbox", "assistants-address", "same-name-elsewhere"].includes(kind);
      if (isStranger && !this.#places.isFree(twin)) continue;
      this.#places.take(twin);
      return twin;
    }
    return undefined;
  }

  #knownLead(pair: Pair, twins: LeadTruth["twins"]): MadeLead {
    const random = this.#random;
    const { person, lead, contact, classes } = pair;
    const isKnownByName = !person.rare || this.#places.namesakes(person) === 1;
    if (!pair.twin && isKnownByName && random.chance(shares.changedJob)) {
      const elsewhere = this.#firms.filter(({ cluster }) => cluster !== person.firm.cluster);
      changeJob(random, pair, random.pick(elsewhere));
    } else {
      addDifficulties(random, pair, this.#places);
      makeFair(random, pair);
    }
    return { lead, truth: { contactId: contact.id, classes: [...classes], twins } };
  }

  /** A lead who is not in the CRM, with the same oddities as others. Beside is whom they may be like. */
  #unknownLead(model: Person, beside: ContactDraft): MadeLead {
    const random = this.#random;
    const { kind } = random.weighted(twinKinds);
    // Of two who have a rare name nobody could say that they are two people.
    const canBeTwo = model.common || (kind !== "same-name" && kind !== "same-name-elsewhere");
    const twin = canBeTwo && random.chance(shares.onlyTwin) ? this.#twinOf(model, kind) : undefined;
    const small = this.#firms.slice(Math.floor(this.#firms.length * 0.85));
    const person =
      twin ?? this.#newcomer(random.chance(shares.strangerAtFirm) ? undefined : random.pick(small));
    const lead = draftLead(random, person, this.#source());
    if (twin && kind === "junior-and-senior") lead.family += " Jr.";
    const pair = pairOf(person, lead, draftContact(random, person, 0));
    const { classes } = pair;
    classes.add(twin ? `only-twin:${kind}` : "stranger");
    [pair.twin, pair.alone] = [twin !== undefined, true];
    addDifficulties(random, pair, this.#places);
    if (twin) signsAlone(random, { kind, lead, person, twin: model, twinContact: beside });
    const twins = twin ? [{ contactId: beside.id, kind }] : [];
    return { lead, truth: { contactId: null, classes: [...classes], twins } };
  }
}

function pairOf(person: Person, lead: LeadDraft, contact: ContactDraft): Pair {
  const seen = { name: 3, firm: 2 };
  return { person, lead, contact, seen, classes: new Set(), twin: false, alone: false };
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
