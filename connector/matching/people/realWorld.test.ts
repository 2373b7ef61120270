import { describe, expect, it } from "vitest";
import { leadName } from "../../leadFiles/leadName.ts";
import { fullName } from "../names/fullName.ts";
import { compare } from "./levels.ts";
import { matchPeople } from "./matchPeople.ts";
import { normalizePerson } from "./normalizePerson.ts";
import { nobody } from "./nobody.fixture.ts";
import type { MatchLevel, Person } from "../person.ts";

/** A lead as an import reads its full name, or first and last name. */
function lead(name: string | [string, string], company: string): Person {
  const source = typeof name === "string" ? { fullName: name } : { firstName: name[0], lastName: name[1] };
  return { ...nobody, ...leadName(source), company };
}

const record = ([firstName, lastName]: [string, string], company: string): Person => ({
  ...nobody,
  firstName,
  lastName,
  company,
});

function levelOf(one: Person, other: Person): MatchLevel | null {
  return matchPeople([one], [other])[0]?.[0]?.level ?? null;
}

describe("one person, as LinkedIn and the CRM write them, is likely", () => {
  it.each([
    ["Sabine Müller", ["Sabine", "Mueller"]],
    ["Sabine Mueller", ["Sabine", "Muller"]],
    ["Жуков Дмитрий", ["Dmitri", "Zhukov"]],
    ["Наталья Жукова", ["Natalia", "Zhukova"]],
    ["田中 太郎", ["Taro", "Tanaka"]],
    ["김민수", ["Minsu", "Kim"]],
    ["Robert 'Bob' Smith, PMP 🚀", ["Bob", "Smith"]],
    ['Robert "Bob" Smith', ["Rob", "Smith"]],
    ["Robert Smith Jr.", ["Robert", "Smith"]],
    ["Robert Smith III, Esq.", ["Robert", "Smith"]],
    ["Dr. med. Anna-Lena Vogt", ["Anna Lena", "Vogt"]],
    ["Prof. Dr.-Ing. Hans Peter Vogt", ["Hans-Peter", "Vogt"]],
    ["Dipl.-Kfm. Jürgen Groß", ["Juergen", "Gross"]],
    ["Mag. (FH) Eva Steiner, MBA", ["Eva", "Steiner"]],
    ["Smith, Robert", ["Robert", "Smith"]],
    [
      ["SMITH", "ROBERT"],
      ["Robert", "Smith"],
    ],
    ["Siobhán O’Brien", ["Siobhan", "O'Brien"]],
    ["Siobhan OBrien", ["Siobhan", "O'Brien"]],
    ["Fiona MacDonald", ["Fiona", "McDonald"]],
    ["Fiona Mc Donald", ["Fiona", "McDonald"]],
    ["Wouter van der Meer", ["Wouter", "Vandermeer"]],
    ["María de la Cruz", ["Maria", "Delacruz"]],
    ["Omar al-Sayed", ["Omar", "El Sayed"]],
    ["Omar Alsayed", ["Omar", "Al Sayed"]],
    ["Ana María García Márquez", ["Ana", "Garcia"]],
    ["José Luis Rodríguez Zapatero", ["Jose Luis", "Rodriguez"]],
    ["Anna Meyer (geb. Schulz)", ["Anna", "Meyer"]],
    ["Anna Meyer-Schulz", ["Anna", "Schulz"]],
    ["Anna Meyer (she/her) | Hiring!", ["Anna", "Meyer"]],
    ["Nguyễn Văn An", ["An", "Nguyen"]],
    ["Wei Zhang", ["Zhang", "Wei"]],
    ["Jiří Dvořák", ["Jiri", "Dvorak"]],
    ["Łukasz Żółkiewski", ["Lukasz", "Zolkiewski"]],
    ["Søren Ødegård", ["Soren", "Odegaard"]],
    ["Γιώργος Παπαδόπουλος", ["Giorgos", "Papadopoulos"]],
    ["Elizabeth Ng", ["Liz", "Ng"]],
    ["J. Robert Oppen", ["Robert", "Oppen"]],
    ["𝐀𝐧𝐧𝐚 𝐌𝐞𝐲𝐞𝐫", ["Anna", "Meyer"]],
    ["Anna van Kampen", ["", "Anna van Kampen"]],
    ["Anna van Kampen", [".", "van Kampen, Anna"]],
    ["محمد يونس", ["Mohamed", "Younes"]],
    ["Rania El Sherif", ["رانيا", "الشريف"]],
    ["שלמה קליין", ["Shlomo", "Klein"]],
    ["Harish Nair", ["हरीश", "नायर"]],
    ["Young-hee Hwang", ["영희", "황"]],
    ["Kohei Yamamoto", ["康平", "山本"]],
    ["Ming Wang", ["明", "王"]],
    ["Antonis Chatzis", ["Αντώνης", "Χατζής"]],
    ["Юлія Гриценко", ["Yuliia", "Hrytsenko"]],
    ["José Müller", ["JosÃ©", "MÃ¼ller"]],
    ["Guðrún Gunnarsdóttir", ["Gu?r?n", "Gunnarsd?ttir"]],
    ["Wijay Khanna", ["Vijay", "Khanna"]],
    ["Honza Dvořák", ["Jan", "Dvořák"]],
    ["Anna Meyer (geb. Schulz)", ["Anna", "Schulz"]],
    ["Anna Meyer née Schulz", ["Anna", "Schulz"]],
    ["Anna Meyer née Schulz", ["Anna", "Meyer"]],
    ["Anna Meyer", ["Anna", "Meyer geb. Schulz"]],
    ["Anna Schulz", ["Anna", "Meyer (geborene Schulz)"]],
    ["Anna Meyer (Schulz)", ["Anna", "Schulz"]],
    ["Ewa Nowak z domu Wilk", ["Ewa", "Wilk"]],
    ["Ewa Nowak (z domu Wilk)", ["Ewa", "Wilk"]],
    ["Giulia Rossi nata Bruni", ["Giulia", "Bruni"]],
    ["Jana Nováková (roz. Dvořáková)", ["Jana", "Dvořáková"]],
    ["Мария Иванова (урожд. Петрова)", ["Maria", "Petrova"]],
    ["JF Dupont", ["Jean-François", "Dupont"]],
    ["JP Dupont", ["Jean-Pierre", "Dupont"]],
    ["J.-F. Dupont", ["Jean François", "Dupont"]],
    [
      ["Usman", "Tariq Khan"],
      ["Usman Tariq", "Khan"],
    ],
    ["Chema Ruiz", ["José María", "Ruiz"]],
    ["Paco Ruiz", ["Francisco", "Ruiz"]],
    ["Juanma Ruiz", ["Juan Manuel", "Ruiz"]],
    ["Mikael Berg", ["Michael", "Berg"]],
    ["Michael Petrov", ["Mikhail", "Petrov"]],
    ["Sasha Petrov", ["Alexander", "Petrov"]],
    ["Gosia Nowak", ["Małgorzata", "Nowak"]],
    ["Wim Jansen", ["Wilhelmus", "Jansen"]],
    ["Saša Marković", ["Aleksandar", "Marković"]],
    ["Sunil Sharma", ["Suneel", "Sharma"]],
    ["Joo-hee Choi", ["Ju-hee", "Choi"]],
    ["Mahmoud Almansouri", ["Mahmud", "Al Mansoori"]],
    ["John Bakogiannis", ["Ioannis", "Bakogiannis"]],
    ["Do-yoon Huh", ["도윤", "허"]],
  ] as [string | [string, string], [string, string]][])("%s is %s", (name, person) => {
    expect(levelOf(lead(name, "Nordwerk AG"), record(person, "Nordwerk"))).toBe("likely");
  });

  it.each(["Anna Meyer née Schulz", "Anna Meyer (née Schulz)", "Anna Meyer geb. Schulz, MBA"])(
    "%s is called Meyer now",
    (name) => {
      expect(lead(name, "")).toMatchObject({ firstName: "Anna", lastName: "Meyer" });
    },
  );

  it.each(["Victor Nee", "Max Born", "Nata Kvirikashvili", "Anna Nata"])("%s is a whole name", (name) => {
    expect(fullName(lead(name, ""))).toBe(name);
  });
});

describe("whoever else might be meant is possible at most", () => {
  it.each([
    ["Anna B.", ["Anna", "Bakker"]],
    ["Robert Smith Jr.", ["Robert", "Smith Sr."]],
    ["Maria Schmidt", ["Mario", "Schmidt"]],
    ["Andrea Rossi", ["Andreas", "Rossi"]],
    ["Hans Meier", ["Hanna", "Meier"]],
    ["Li Wei", ["Li", "Wen"]],
    ["John A. Smith", ["John B.", "Smith"]],
    ["Chris Paul", ["Paul", "Christiansen"]],
  ] as [string, [string, string]][])("%s and %s", (name, person) => {
    expect(["possible", null]).toContain(levelOf(lead(name, "Nordwerk AG"), record(person, "Nordwerk")));
  });
});

const at = { title: "Head of Quality", city: "Lyon", country: "FR" };

describe("a name that has changed is likely where the title or an address says so", () => {
  const changed = (more: Partial<Person>, other: Partial<Person>) =>
    levelOf(
      { ...lead("Anna Meyer", "Nordwerk AG"), ...more },
      { ...record(["Anna", "Kraft"], "Nordwerk"), ...other },
    );

  it("likely where both have the address from before the change, and no title", () => {
    const own = { emails: ["anna.kraft@nordwerk.example"] };
    expect(changed(own, own)).toBe("likely");
    expect(changed({ ...own, title: "Head of Quality" }, own)).toBe("likely");
  });

  it("possible at most where the address is that of somebody else who begins alike", () => {
    const other = { ...at, emails: ["ameyer@nordwerk.example"] };
    expect(changed(at, { ...other, firstName: "Bruno" })).toBeNull();
    expect(
      levelOf(lead("Anna Meyer", "Nordwerk AG"), { ...record(["Alma", "Kraft"], "Nordwerk"), ...other }),
    ).toBeNull();
  });

  it("a name in two alphabets that nobody can read is possible at the company, and nowhere else", () => {
    expect(levelOf(lead("Masae Sato", "Nordwerk AG"), record(["匡恵", "佐藤"], "Nordwerk"))).toBe("possible");
    expect(levelOf(lead("Masae Sato", "Larkhall"), record(["匡恵", "佐藤"], "Nordwerk"))).toBeNull();
  });
});

describe("two people of one firm are possible at most", () => {
  it.each([
    ["Young-soo Choi", ["Eun-young", "Choi"]],
    ["Wei Zhang", ["Wei", "Zheng"]],
    ["Erik Andersson", ["Erika", "Andersson"]],
    ["Henry Castle II", ["Henry", "Castle III"]],
    ["Parisian Jr. James", ["James", "Parisian Sr."]],
    ["Balogh Erik", ["Erika", "Balogh"]],
    ["Jo Dupont", ["Jean Olaf", "Dupont"]],
  ] as [string, [string, string]][])("%s and %s, of one title and city", (name, person) => {
    const [one, other] = [lead(name, "Nordwerk AG"), record(person, "Nordwerk")];
    expect(["possible", null]).toContain(levelOf(one, other));
    expect(["possible", null]).toContain(levelOf({ ...one, ...at }, { ...other, ...at }));
  });

  it("two namesakes of whom neither is ahead", () => {
    const one = { ...lead("Anna Meyer", "Nordwerk AG"), title: "Controller" };
    const others = ["FR", "PT"].map((country) => ({
      ...record(["Anna", "Meyer"], "Nordwerk"),
      title: "Buyer",
      country,
    }));
    expect(matchPeople([one], others)[0]?.map(({ level }) => level)).toEqual(["possible", "possible"]);
  });

  it("two names that sound alike where the CRM has several of both", () => {
    const people = [
      ["Jan", "Cramm"],
      ...Array.from({ length: 6 }, (_, at) => [`Kim${at}`, at < 3 ? "Kramm" : "Cramm"]),
    ];
    const records = people.map(([first = "", last = ""]) => record([first, last], `Firm ${first}`));
    const [first] = records;
    const found = matchPeople([lead("Jan Kramm", first?.company ?? "")], records)[0] ?? [];
    expect(found[0]?.reasons.map(({ text }) => text)).toContain("Similar last names: Kramm and Cramm");
  });
});

describe("a company written in two ways backs a name up", () => {
  it.each([
    ["Siemens AG", "Siemens"],
    ["Voith GmbH & Co. KGaA", "Voith"],
    ["Grupo Bimbo, S.A.B. de C.V.", "Bimbo"],
    ["Cemex S.A. de C.V.", "CEMEX"],
    ["東雲電機株式会社", "東雲電機"],
    ["株式会社リコー", "リコー"],
    ["ООО Ромашка", "Romashka"],
    ["BHP Group Pty Ltd", "BHP"],
    ["Pirelli & C. S.p.A.", "Pirelli"],
    ["Johnson & Co", "Johnson and Company"],
    ["IBM", "International Business Machines Corporation"],
    ["Meta (formerly Facebook)", "Facebook, Inc."],
    ["Meta Platforms, formerly known as Facebook", "Facebook"],
    ["The Coca-Cola Company", "Coca Cola"],
    ["Groupe Renault", "Renault S.A.S."],
    ["Knorr-Bremse Holding", "Knorr Bremse AG"],
    ["Procter & Gamble", "Procter and Gamble"],
    ["Ernst & Young LLP", "Ernst and Young"],
    ["Zürich Versicherung", "Zuerich Versicherung AG"],
    ["L'Oréal", "LOreal S.A."],
    ["Deloitte Germany", "Deloitte"],
    ["Bosch (Deutschland) GmbH", "Bosch"],
    ["Volvo Car Corporation", "Volvo Car AB"],
    ["Tata Consultancy Services Limited", "TCS"],
    ["3M Company", "3M"],
    ["Dombrowski + Partner Bau Service mbH", "DPBS"],
    ["The Ullrich Group Steel Services Ltd", "UGSS"],
    ["Handel Krakow Spółka z o.o.", "Handel Krakow"],
    ["KPMG International", "KPMG"],
    ["Kaufland e.K.", "Kaufland"],
    ["A.P. Møller - Mærsk A/S", "AP Moller Maersk"],
  ])("%s is %s", (one, other) => {
    expect(levelOf(lead("Anna Meyer", one), record(["Anna", "Meyer"], other))).toBe("likely");
  });
});

describe("companies that are two do not back a name up", () => {
  it.each([
    ["Siemens", "Siemens Energy"],
    ["Siemens Energy", "Siemens Healthineers"],
    ["Bank of America", "Bank of Ireland"],
    ["University of Oxford", "University of Cambridge"],
    ["Technical University of Munich", "Technical University of Berlin"],
    ["Volkswagen", "Volkswagen Financial Services"],
    ["Northwind Energy", "Northwind Foods"],
    ["General Electric", "General Motors"],
    ["Deutsche Bank", "Deutsche Bahn"],
    ["American Airlines", "American Express"],
    ["United Airlines", "United Healthcare"],
    ["First National Bank", "First National Realty"],
    ["Ministry of Health", "Ministry of Defence"],
    ["BMW", "BMI"],
    ["Ford", "Fort"],
    ["Self-employed", "Self-employed"],
    ["Freelance", "Freelance"],
    ["Bank of China", "Bank of Japan"],
    ["Air France", "Air India"],
    ["Air Canada", "Air China"],
  ])("%s is not %s", (one, other) => {
    expect(levelOf(lead("Anna Meyer", one), record(["Anna", "Meyer"], other))).toBe("possible");
  });
});

describe("what a file has made of a name, a title or a company", () => {
  const at = { title: "Export Manager", company: "Nordwerk AG", city: "Lyon", country: "FR" };
  const contact = { ...record(["Jürgen", "Müller"], "Nordwerk"), title: "Export Manager" };

  it.each([
    ["misread twice", { firstName: "JÃƒÂ¼rgen", lastName: "MÃƒÂ¼ller" }],
    ["a web page's letters", { firstName: "J&uuml;rgen", lastName: "M&#252;ller" }],
    ["letters lost as ?", { firstName: "J?rgen", lastName: "M?ller" }],
    ["the whole name with letters lost", { firstName: "", lastName: "J?rgen M?ller" }],
    [
      "marks of a record that is given up",
      { firstName: "DO NOT USE Jürgen", lastName: "Müller - LEFT COMPANY" },
    ],
    ["xx before and behind", { firstName: "xx Jürgen", lastName: "Müller xx" }],
    ["pronouns without brackets", { lastName: "Müller he/him" }],
    ["signs that nobody sees", { firstName: "Jür\u200bgen", lastName: "Mül\u00adler" }],
    ["an error in place of a title", { title: "#NAME?" }],
    ["a date in place of a title", { title: "04. Mrz" }],
    ["a number in place of a title", { title: "45355" }],
    ["no width left for a title", { title: "########" }],
    ["a place behind the company", { company: "Nordwerk AG - Lyon" }],
    ["a place in brackets", { company: "Nordwerk (Lyon)" }],
    ["a slogan behind the company", { company: "Nordwerk AG - WE ARE HIRING" }],
    ["an advertisement behind a bar", { company: "Nordwerk 🚀 | Certified B Corp™" }],
    ["the legal form in front", { company: "LLC Nordwerk" }],
  ] as [string, Partial<Person>][])("is read for what it was: %s", (_what, more) => {
    const named = { ...contact, ...at, ...more };
    expect(levelOf({ ...lead("Jürgen Müller", "Nordwerk"), ...at }, named)).toBe("likely");
  });

  it.each([
    ["J&uuml;rgen", "M&#252;ller"],
    ["JÃƒÂ¼rgen", "MÃ¼ller"],
    ["Jür\u00adgen", "Mül\u200dler"],
  ])("is imported as it was: %s %s", (first, last) => {
    expect(lead([first, last], "")).toMatchObject({ firstName: "Jürgen", lastName: "Müller" });
  });

  it("keeps a company that is called after its trade apart from a title", () => {
    const one = { ...lead("Jürgen Müller", "Mirpenuva Engineering"), title: "Account Executive" };
    const other = { ...contact, company: "Mirpenuva Engineering Co., Ltd.", title: "Account Executive" };
    const evidence = compare(normalizePerson(one), normalizePerson(other));
    expect(evidence).toMatchObject({ company: "same", title: "same" });
  });
});

describe("who is not named in full", () => {
  const at = { title: "Export Manager", city: "Lyon", country: "FR" };
  const unnamed = record(["NN", "Rauscholl"], "Nordwerk");

  it("a contact without a first name is possible at the company", () => {
    const one = lead("Anna Rauscholl", "Nordwerk AG");
    expect(levelOf({ ...one, title: at.title }, { ...unnamed, title: at.title })).toBe("possible");
    expect(levelOf(one, { ...unnamed, company: "Larkhall" })).toBeNull();
  });
});

describe("a first name that is another one", () => {
  const at = { title: "Export Manager", emails: ["x.wang@nordwerk.example"] };

  it("is the same person's where address, family name and company agree", () => {
    const [one, other] = [lead("Xiaoyan Wang", "Nordwerk AG"), record(["Grace", "Wang"], "Nordwerk")];
    expect(levelOf({ ...one, ...at }, { ...other, ...at })).toBe("likely");
  });
});

describe("what stands in the wrong field", () => {
  it.each([
    ["a title before the company", { company: "Export Manager at Nordwerk AG" }],
    ["a title behind the company", { company: "Nordwerk AG - Export Manager" }],
    ["the company behind the title", { title: "Export Manager @ Nordwerk AG" }],
  ] as [string, Partial<Person>][])("%s is read as what it is", (_what, more) => {
    const one = { ...nobody, firstName: "Anna", lastName: "Meyer", ...more };
    const other = { ...record(["Anna", "Meyer"], "Nordwerk"), title: "Export Manager" };
    expect(levelOf(one, other)).toBe("likely");
  });

  it.each([
    ["Frau", "Anna Meyer"],
    ["nn", "Anna Meyer"],
    ["Anna Meyer", "Anna Meyer"],
    ["An\u200bna", "Mey\u200der"],
  ])("%s %s is Anna Meyer", (first, last) => {
    expect(levelOf(lead("Anna Meyer", "Nordwerk AG"), record([first, last], "Nordwerk"))).toBe("likely");
  });
});
