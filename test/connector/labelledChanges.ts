/** What a row says of somebody, as far as it may change. */
interface Job {
  title: string;
  company: string;
}

/** Somebody in the earlier file, in the later one, or in both, and what really changed between them. */
interface Labelled {
  kind: string;
  name: string;
  profile: string;
  email: string;
  location: string;
  before: Job | null;
  after: Job | null;
  hasLeft: boolean;
  hasNewTitle: boolean;
}

/** By so much of a lead an import knows them again. */
const known = ["profile", "profile", "email"] as const;

const firstNames =
  "Anna Ben Carla David Elena Felix Greta Hugo Ines Jonas Klara Leo Mira Nils Olga Pablo Rita Sven Tara Uwe Vera Willem Xenia Yusuf Zoe".split(
    " ",
  );
const lastNames =
  "Almqvist Bertrand Castellano Dvorak Engström Ferreira Grabowski Hartwig Iversen Jankowski Kessler Lindholm Marchetti Novotny Oyelaran Petrov Quintana Rasmussen Steinbach Tanaka Uhlig Vandenberg Whitaker Yildirim Zimmer".split(
    " ",
  );
const places = ["Munich, Germany", "Lyon, France", "Leeds, United Kingdom", "Milan, Italy", "Boston, MA"];

/** Companies, none of which is another one of the list. */
const companies = [
  ...["Northwind Energy", "Contoso", "Fabrikam Systems", "Tailspin Logistics", "Adatum", "Litware Software"],
  ...["Proseware", "Wingtip Foods", "Blue Yonder Travel", "Alpine Ski House", "Lucerne Publishing"],
  ...["Trey Research", "Humongous Insurance", "Margie Catering", "Graphic Design Institute", "Coho Winery"],
  ...["Schäfer & Söhne Maschinenbau", "Hôpital Saint-Rémy", "Électricité du Rhône", "Banco Miramar"],
  ...["Kowalczyk Stal", "Møller Shipping", "Vanhoutte Chocolates", "Osaka Precision", "Redwood Analytics"],
  ...["Quayside Marine", "Umbra Optics", "Zenith Robotics", "Kestrel Aviation", "Juniper Biotech"],
] as const;

/** The same company under two names. */
const brands = [
  ["BMW", "Bayerische Motoren Werke AG"],
  ["PwC", "PricewaterhouseCoopers GmbH"],
  ["EY", "Ernst & Young LLP"],
  ["Lufthansa", "Deutsche Lufthansa AG"],
  ["Bosch", "Robert Bosch GmbH"],
  ["Zeiss", "Carl Zeiss AG"],
  ["P&G", "Procter & Gamble"],
  ["GSK", "GlaxoSmithKline plc"],
  ["IBM", "International Business Machines Corp."],
  ["HPE", "Hewlett Packard Enterprise"],
  ["Deutsche Bahn", "DB"],
  ["Würth", "Adolf Würth GmbH & Co. KG"],
  ["KPMG", "KPMG AG Wirtschaftsprüfungsgesellschaft"],
  ["L'Oréal", "LOREAL S.A."],
  ["Carrefour", "Carrefour Hypermarchés SAS"],
  ["ING", "ING Groep N.V."],
  ["Douglas", "Parfümerie Douglas GmbH"],
  ["UBS", "UBS Switzerland AG"],
  ["SAP", "SAP SE"],
  ["DHL", "DHL Express Germany GmbH"],
] as const;

/** The same company before and after it was renamed or merged, and a part of it. */
const renamedCompanies = [
  ["Facebook", "Meta"],
  ["Google", "Alphabet Inc."],
  ["Twitter", "X Corp."],
  ["Daimler", "Mercedes-Benz Group AG"],
  ["Statoil", "Equinor"],
  ["Credit Suisse", "UBS"],
  ["Square", "Block, Inc."],
  ["Weight Watchers", "WW International"],
  ["LinkedIn", "Microsoft"],
  ["GDF Suez", "ENGIE"],
] as const;

/** The same body in two languages. */
const translatedBodies = [
  ["Stadt Köln", "City of Cologne"],
  ["Universität Wien", "University of Vienna"],
  ["Ville de Genève", "City of Geneva"],
  ["Comune di Torino", "City of Turin"],
  ["Università di Padova", "University of Padua"],
  ["Bundesministerium für Gesundheit", "Federal Ministry of Health"],
  ["Technische Universität München", "Technical University of Munich"],
  ["Ayuntamiento de Sevilla", "Seville City Council"],
  ["Schweizerisches Rotes Kreuz", "Schweizer Red Cross"],
  ["Universidad de Lisboa", "University of Lisbon"],
] as const;

/** Companies that share what many are called. */
const likeNamed = [
  ...[
    "Deutsche Bank",
    "Deutsche Telekom",
    "Bank of Ireland",
    "Bank of Scotland",
    "General Motors",
    "General Mills",
  ],
  ...[
    "University of Oxford",
    "University of Leeds",
    "Stadt Bonn",
    "Stadt Ulm",
    "American Airlines",
    "American Express",
  ],
  ...["National Grid", "National Instruments", "Red Bull", "Red Hat", "First Solar", "First Citizens Bank"],
] as const;

const legalForms = [
  "GmbH",
  "AG",
  "Inc.",
  "Ltd",
  "S.A.",
  "B.V.",
  "SAS",
  "S.p.A.",
  "GmbH & Co. KG",
  "LLC",
  "AB",
];
const suffixes = [
  "Munich",
  "(France)",
  "- UK & Ireland",
  "Deutschland",
  "Italia",
  "North America",
  "Office Lyon",
];
const noEmployers = [
  "Self-employed",
  "Freelance",
  "Selbstständig",
  "Freelancer",
  "Stealth Startup",
  "Indépendant",
];

const titles = [
  ...["Sales Manager", "Account Executive", "Head of Marketing", "Software Engineer", "HR Business Partner"],
  ...["Purchasing Manager", "Controller", "Product Manager", "Key Account Manager", "Legal Counsel"],
  ...["Logistics Coordinator", "Quality Engineer", "Data Analyst", "Plant Manager", "IT Project Manager"],
] as const;

/** Two wordings of one job. */
const wordings = [
  ["VP Sales", "Vice President of Sales"],
  ["Sr. Software Engineer", "Senior Software Engineer"],
  ["CEO", "Chief Executive Officer"],
  ["Chief Financial Officer", "CFO"],
  ["Head of Marketing", "Marketing Head"],
  ["HR Manager", "Human Resources Manager"],
  ["IT Director", "Director, Information Technology"],
  ["Manager, Supply Chain", "Supply Chain Manager"],
  ["Director of Sales & Marketing", "Sales and Marketing Director"],
  ["Software Engineer", "Software Engineer | AWS | Kubernetes"],
  ["Account Executive", "Account Executive (DACH)"],
  ["Product Manager", "Product Manager – we are hiring!"],
  ["Head of Procurement", "Head of Global Procurement"],
  ["Jr Developer", "Junior Developer"],
  ["Sales Rep", "Sales Representative"],
  ["Vertriebsleiter", "Vertriebsleiterin"],
  ["Managing Director", "Managing Director EMEA"],
  ["Co-Founder & CEO", "CEO and Co-Founder"],
  ["Key Account Manager", "Key-Account-Manager (m/w/d)"],
  ["Business Development Manager", "Business Development Mgr."],
] as const;

/** The same job in two languages. */
const translations = [
  ["Sales Manager", "Vertriebsleiter"],
  ["Head of Marketing", "Marketingleiterin"],
  ["Head of Sales", "Directeur commercial"],
  ["Purchasing Manager", "Responsable achats"],
  ["Managing Director", "Geschäftsführer"],
  ["Software Engineer", "Ingénieur logiciel"],
  ["HR Manager", "Directora de Recursos Humanos"],
  ["Finance Director", "Directeur financier"],
  ["Sales Director", "Diretor de Vendas"],
  ["Quality Manager", "Responsabile Qualità"],
  ["Project Manager", "Projektleiter"],
  ["Head of Logistics", "Leiter Logistik"],
  ["Buyer", "Einkäufer"],
  ["Consultant", "Berater"],
  ["Head of Legal", "Leiterin Recht"],
  ["Marketing Manager", "マーケティングマネージャー"],
  ["Sales Director", "Директор по продажам"],
  ["Teacher", "Lehrerin"],
  ["Developer", "Softwareentwickler"],
  ["Head of IT", "Responsable informatique"],
] as const;

/** A step up, or another job in the same company. */
const promotions = [
  ["Sales Manager", "Sales Director"],
  ["Software Engineer", "Senior Software Engineer"],
  ["Account Executive", "Senior Account Executive"],
  ["Marketing Manager", "Head of Marketing"],
  ["Head of Sales", "VP Sales"],
  ["VP Finance", "Chief Financial Officer"],
  ["Junior Controller", "Controller"],
  ["Product Manager", "Director of Product"],
  ["Purchasing Manager", "Head of Procurement and Logistics"],
  ["HR Assistant", "HR Manager"],
  ["Working Student Marketing", "Marketing Manager"],
  ["Data Analyst", "Data Engineer"],
  ["Sales Manager", "Marketing Manager"],
  ["Vertriebsmitarbeiter", "Vertriebsleiter"],
  ["Teamleiter Einkauf", "Bereichsleiter Einkauf"],
  ["Chef de projet", "Directeur des opérations"],
  ["Engineering Manager", "VP Engineering"],
  ["COO", "CEO"],
  ["Legal Counsel", "General Counsel"],
  ["Plant Manager", "Head of Production"],
  ["Support Engineer", "Solutions Architect"],
  ["Ingeniero de calidad", "Jefe de calidad"],
  ["Business Analyst", "Product Owner"],
  ["Key Account Manager", "Team Lead Key Accounts"],
] as const;

interface Change {
  before: Job | null;
  after: Job | null;
  hasLeft?: boolean;
  hasNewTitle?: boolean;
}

type Pick = <Item>(items: readonly Item[]) => Item;

/** What may happen to somebody between two files. */
function kindsOf(pick: Pick): Record<string, () => Change> {
  const job = (): Job => ({ title: pick(titles), company: pick(companies) });
  const other = (company: string) => pick(companies.filter((each) => each !== company));
  const renamed = (company: (name: string) => string) => (): Change => {
    const before = job();
    return { before, after: { ...before, company: company(before.company) } };
  };
  const retitled = (pairs: readonly (readonly [string, string])[], hasNewTitle: boolean) => (): Change => {
    const [title, now] = pick(pairs);
    const before = { ...job(), title };
    return { before, after: { ...before, title: now }, hasNewTitle };
  };
  const moved = (title: (before: string) => string, hasNewTitle: boolean) => (): Change => {
    const before = job();
    const after = { title: title(before.title), company: other(before.company) };
    return { before, after, hasLeft: true, hasNewTitle };
  };
  const sameIn = (pairs: readonly (readonly [string, string])[]) => (): Change => {
    const pair = pick(pairs);
    const [company, now] = pick([pair, [pair[1], pair[0]] as const]);
    const title = pick(titles);
    return { before: { title, company }, after: { title, company: now } };
  };
  const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ø/g, "o");
  return {
    unchanged: renamed((name) => name),
    "company in capitals": renamed((name) => name.toUpperCase()),
    "company without accents": renamed(plain),
    "company spelled otherwise": renamed((name) =>
      pick([name.replace(/ /g, "-"), name.replace(" & ", " und "), `The ${name}`, name.replace(" ", "")]),
    ),
    "company misspelled": renamed((name) => (name.length < 8 ? name : name.slice(0, 5) + name.slice(6))),
    "legal form added": renamed((name) => `${name} ${pick(legalForms)}`),
    "group of companies": renamed((name) => `${name} ${pick(["Group", "Holding AG", "International"])}`),
    "place added to the company": renamed((name) => `${name} ${pick(suffixes)}`),
    "company emptied": renamed(() => ""),
    "no employer now": renamed(() => pick(noEmployers)),
    "brand and legal name": sameIn(brands),
    "company renamed": sameIn(renamedCompanies),
    "company in another language": sameIn(translatedBodies),
    "moved to a company that is called alike": () => {
      const title = pick(titles);
      const company = pick(likeNamed);
      const now = pick(likeNamed.filter((each) => each !== company));
      return { before: { title, company }, after: { title, company: now }, hasLeft: true };
    },
    "title in capitals": () => {
      const before = job();
      return { before, after: { ...before, title: before.title.toUpperCase() } };
    },
    "title in other words": retitled(wordings, false),
    "title in another language": retitled(translations, false),
    "title emptied": () => {
      const before = job();
      return { before, after: { ...before, title: "" } };
    },
    "promoted or given other work": retitled(promotions, true),
    "moved with the same title": moved((title) => title, false),
    "moved with a new title": moved((title) => pick(titles.filter((each) => each !== title)), true),
    "new in the later file": () => ({ before: null, after: job() }),
    "gone from the later file": () => ({ before: job(), after: null }),
  };
}

/** How often each comes, of about a thousand people. */
const weights: Record<string, number> = {
  unchanged: 3,
  "promoted or given other work": 4,
  "moved with the same title": 4,
  "moved with a new title": 4,
};

/** People of two files of a list, each with the truth. The same for the same seed. */
export function labelledChanges(seed: number, perKind = 35): Labelled[] {
  const next = createRandom(seed);
  const pick: Pick = (items) => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const people: Labelled[] = [];
  for (const [kind, change] of Object.entries(kindsOf(pick)))
    for (let count = 0; count < perKind * (weights[kind] ?? 1); count++) {
      const number = people.length;
      const name = nameOf(number, seed);
      const by = pick(known);
      const { before, after, hasLeft = false, hasNewTitle = false } = change();
      people.push({
        ...{ kind, name, before, after, hasLeft, hasNewTitle },
        profile: by === "profile" ? `https://www.linkedin.com/in/person-${seed}-${number}` : "",
        email: by === "email" ? `person-${seed}-${number}@mail.example` : "",
        location: pick(places),
      });
    }
  return people;
}

/** A name that nobody else has, in whichever set. */
function nameOf(number: number, seed: number): string {
  const last = Math.floor(number / firstNames.length);
  const lasts = [last, Math.floor(last / lastNames.length) + 2 * seed];
  const [one, other] = lasts.map((each) => lastNames[each % lastNames.length]);
  return `${firstNames[number % firstNames.length]} ${one}-${other}`;
}

/** A file of those who are in it, by rows of CSV. */
export function fileOf(people: readonly Labelled[], which: "before" | "after"): string {
  const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;
  const rows = people.flatMap(({ name, location, email, profile, ...person }) => {
    const job = person[which];
    return job ? [[name, job.title, job.company, location, email, profile].map(quoted).join(",")] : [];
  });
  return ["Full Name,Title,Company,Location,Email,Profile URL", ...rows].join("\n");
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
