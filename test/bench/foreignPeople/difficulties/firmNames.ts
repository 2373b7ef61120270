import { addressLetters, bareLetters } from "../people/person.ts";
import { website } from "../rows/draftLead.ts";
import { eitherSide, seesOnly, type Difficulty } from "./difficulty.ts";

/** One firm under several names. Its website or an address shows that it is one. */
export const firmNames: Difficulty[] = [
  {
    name: "acronym",
    weight: 30,
    beside: true,
    applies: ({ person }) => person.firm.acronym !== undefined,
    apply(random, pair) {
      const { firm } = pair.person;
      eitherSide(random, pair).company =
        random.pick([firm.acronym, `${firm.acronym} ${firm.legalForm}`, `${firm.acronym} Group`]) ??
        firm.name;
      if (random.chance(0.7)) pair.contact.website = website(random, firm.domain);
      seesOnly(pair, "firm", 1.6);
    },
  },
  {
    name: "former-name",
    weight: 24,
    beside: true,
    applies: ({ person }) => person.firm.formerName !== undefined,
    apply(random, pair) {
      const { person, contact, lead } = pair;
      const former = person.firm.formerName ?? "";
      const word = random.pick(["formerly", "ehemals", "ex", "previously", "now part of"]);
      const way = random.pick(["said", "said", "domain"]);
      if (way === "said" && word === "now part of") lead.company = `${former} (now ${person.firm.name})`;
      else if (way === "said") eitherSide(random, pair).company = `${person.firm.name} (${word} ${former})`;
      const side = way === "said" ? undefined : contact;
      if (way === "said") {
        const other = lead.company.includes(former) ? contact : lead;
        other.company = random.chance(0.6) ? former : person.firm.name;
      }
      if (side) {
        side.company = `${former} ${person.firm.legalForm}`.trim();
        contact.email = person.workMail;
        contact.website = website(random, person.firm.domain);
      }
      seesOnly(pair, "firm", 1.6);
    },
  },
  {
    name: "holding",
    weight: 4,
    beside: true,
    applies: ({ person }) => !person.firm.brand.includes(" "),
    apply(random, pair) {
      const { firm } = pair.person;
      const names = [
        `${firm.brand} Holding ${firm.legalForm}`,
        `${firm.brand} Group`,
        `${firm.name} ${pair.person.city.english}`,
        `${firm.name} International ${firm.legalForm}`,
        `${firm.brand} ${firm.culture.country[0]}`,
      ];
      eitherSide(random, pair).company = random.pick(names).trim();
      pair.contact.website = website(random, firm.domain);
      if (pair.lead.source === "navigator" && random.chance(0.6))
        pair.lead.website = website(random, firm.domain);
      seesOnly(pair, "firm", 1.6);
    },
  },
  {
    name: "brand-only",
    weight: 4,
    beside: true,
    applies: ({ person }) => person.firm.brand !== person.firm.name,
    apply(random, pair) {
      eitherSide(random, pair).company = pair.person.firm.brand;
      seesOnly(pair, "firm", 1.6);
    },
  },
  {
    name: "native-firm-name",
    weight: 12,
    beside: true,
    applies: ({ person }) => person.firm.nativeName !== undefined,
    apply(random, pair) {
      const { firm } = pair.person;
      eitherSide(random, pair).company = firm.nativeName ?? firm.name;
      const shows = addressLetters(firm.domain).includes(addressLetters(firm.brand).slice(0, 5));
      if (shows || pair.lead.website) pair.contact.website = website(random, firm.domain);
      if (pair.lead.source === "navigator") pair.lead.website = website(random, firm.domain);
      seesOnly(pair, "firm", 1.6);
    },
  },
  {
    name: "firm-spelling",
    weight: 4,
    beside: true,
    apply(random, pair) {
      const side = eitherSide(random, pair);
      const name = side.company;
      side.company = random.pick([
        name.toUpperCase(),
        bareLetters(name),
        name.replaceAll(" ", "-"),
        name.replaceAll(" ", ""),
        name.toLowerCase(),
        `${name} - ${pair.person.city.english}`,
      ]);
    },
  },
  {
    name: "missing-firm",
    weight: 4,
    apply(random, pair) {
      const { person, lead, contact } = pair;
      const isLeads = random.chance(0.5);
      const side = isLeads ? lead : contact;
      side.company = "";
      side.website = "";
      const shown = (isLeads ? lead : contact).email === person.workMail;
      seesOnly(pair, "firm", shown ? 1.6 : -1);
    },
  },
];
