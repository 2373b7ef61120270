/** A fictional person in demos and lead files. `account` is a name in companies.ts. */
export interface SeedPerson {
  first: string;
  last: string;
  account: string;
  title: string;
  /** The part before the @ of the company's domain; absent where the CRM has no address. */
  mailbox?: string;
}

type Row = [first: string, last: string, account: string, title: string, mailbox?: string];

const contacts: Row[] = [
  ["Ingrid", "Halvorsen", "Halvorsen Maritime AS", "Chief Operating Officer", "ingrid.halvorsen"],
  ["Tobias", "Brandt", "Northwind Energy", "Head of Procurement", "t.brandt"],
  ["Tobias", "Brandt", "Northwind Energy Services GmbH", "Service Technician"],
  ["Maren", "Voss", "Northwind Energy", "VP Operations", "m.voss"],
  ["Priya", "Raghunathan", "Vayu Cloud Services Pvt. Ltd.", "Director of Engineering", "priya.r"],
  ["José", "Almeida", "Águas do Atlântico S.A.", "Diretor Financeiro", "jose.almeida"],
  ["Jose", "Almeida", "São Rafael Tecnologia Ltda", "Account Manager", "j.almeida"],
  ["Siobhán", "O'Dowd", "Tessellate", "Head of People", "siobhan"],
  ["Jean-Luc", "Moreau", "Asterion Aerospace", "Directeur des achats", "jl.moreau"],
  ["Katharina", "von Ahlefeld", "Sollentin Werke AG", "Chief Information Officer", "k.ahlefeld"],
  ["Kenji", "Hoshino", "Hoshino & Tanaka Consulting", "Managing Partner", "hoshino"],
  ["Alice", "Penhaligon", "Kestrel Robotics", "Product Manager", "alice.penhaligon"],
  ["Alice", "Penhaligon-Grey", "The Kestrel Group", "Consultant", "apg"],
  ["Wouter", "van der Meer", "Van der Meer Chemie B.V.", "Plant Manager", "wouter"],
  ["Dana", "Whitcombe", "Brightwater Analytics", "VP Sales", "dana.whitcombe"],
  ["Bob", "Ferris", "Granite State Insurance", "Underwriter", "robert.ferris"],
  ["Omar", "Al-Sayed", "Al Noor Construction LLC", "Project Director", "omar"],
  ["Zofia", "Żółkiewska", "Żółw Logistics Sp. z o.o.", "Fleet Manager", "zofia"],
  ["陽菜", "東雲", "東雲電機株式会社", "部長", "h.shinonome"],
  ["Lars", "Åkerlund", "Åkerlund Timber AB", "CEO", "lars"],
];

/** People that the org has only as Salesforce Leads, with the company as typed. */
const salesforceLeads: Row[] = [
  ["Elena", "Marchetti", "Asterion Space Systems", "Chief Engineer", "elena.marchetti"],
  ["Marcus", "Oyelaran", "Bluefin Software", "Head of Partnerships", "marcus"],
  ["Tobias", "Brandt", "Northwind", "Einkaufsleiter"],
  ["Hannah", "Lindgren", "Akerlund Timber", "Sustainability Lead", "hannah.l"],
  ["Ravi", "Subramaniam", "Vayu Cloud", "Principal Architect", "ravi.s"],
];

const person = ([first, last, account, title, mailbox]: Row): SeedPerson => ({
  first,
  last,
  account,
  title,
  ...(mailbox === undefined ? {} : { mailbox }),
});

export const knownContacts: readonly SeedPerson[] = contacts.map(person);
export const knownLeads: readonly SeedPerson[] = salesforceLeads.map(person);

/** Names from which the seed generates further people. */
export const firstNames =
  "Aaron Abena Adele Ahmed Aiko Alejandro Amara Anders Anya Beatriz Bruno Camille Carlos Chloe Dalia Daniel Dmitri Elif Emeka Emma Farah Felix Fiona Gabriel Giulia Grace Hassan Helena Hugo Ines Ivan Jana Jonas Julia Kofi Lara Leila Liam Lucia Magnus Maria Mateo Mei Mia Nadia Nikolai Olga Oliver Paolo Petra Rafael Rania Rosa Samuel Sara Sofia Stefan Tariq Tessa Thomas Uma Viktor Wen Yara Yusuf".split(
    " ",
  );
export const lastNames =
  "Abbott Achebe Andersson Araujo Baptiste Becker Bianchi Bondarenko Castillo Chandra Choi Costa Dahl Delacroix Diallo Eriksen Esposito Fischer Fontaine Garcia Greene Hansen Hoffmann Ibrahim Ivanov Jensen Johnson Kaplan Kimura Kovacs Kowalski Laurent Lehmann Lopez Martin Mbeki Meyer Moreno Nakamura Nguyen Novak Okonkwo Olsen Patel Petrov Quinn Ramirez Richter Rossi Santos Schmidt Silva Sorensen Tanaka Taylor Turner Ueda Vargas Virtanen Wagner Walsh Weber Yilmaz Zhang Zimmermann".split(
    " ",
  );
export const titles = [
  "Account Manager",
  "Chief Financial Officer",
  "Chief Technology Officer",
  "Data Analyst",
  "Director of Marketing",
  "Engineering Manager",
  "Head of IT",
  "Operations Manager",
  "Procurement Manager",
  "Product Owner",
  "Sales Director",
  "Senior Buyer",
  "Software Engineer",
  "VP Finance",
];
