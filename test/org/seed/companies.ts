/** A fictional company of the seed. Its website is under .example, which nobody owns. */
export interface SeedCompany {
  name: string;
  industry: string;
  city: string;
  country: string;
  website: string;
  employees: number;
  parent?: string;
}

type Row = [
  name: string,
  industry: string,
  city: string,
  country: string,
  site: string,
  employees: number,
  parent?: string,
];

/** Companies that demos and lead files use. Similar companies follow each other. */
const written: Row[] = [
  ["Northwind Energy", "Energy", "Hamburg", "Germany", "northwind-energy.example", 1800],
  ["Northwind Energy Services GmbH", "Energy", "Bremen", "Germany", "northwind-services.example", 240],
  ["Northwind Traders", "Retail", "London", "United Kingdom", "northwindtraders.example", 95],
  ["Northwind Energy Inc.", "Energy", "Austin", "United States", "northwind.example", 410],
  ["Halvorsen Maritime AS", "Shipping", "Bergen", "Norway", "halvorsen.example", 620],
  ["Halvorsen Maritime Logistics", "Transportation", "Oslo", "Norway", "halvorsenlogistics.example", 130],
  ["Brightwater Analytics", "Technology", "Boston", "United States", "brightwater.example", 320],
  ["Brightwater Analytics Ltd", "Technology", "Manchester", "United Kingdom", "brightwater-uk.example", 45],
  ["Brightwater Capital", "Finance", "New York", "United States", "brightwatercapital.example", 70],
  ["Sollentin Werke AG", "Manufacturing", "Munich", "Germany", "sollentin.example", 42000],
  [
    "Sollentin Energy",
    "Energy",
    "Erlangen",
    "Germany",
    "sollentin-energy.example",
    9100,
    "Sollentin Werke AG",
  ],
  [
    "Sollentin Healthineering GmbH",
    "Healthcare",
    "Forchheim",
    "Germany",
    "sollentin-health.example",
    5200,
    "Sollentin Werke AG",
  ],
  [
    "Sollentin Mobility GmbH & Co. KG",
    "Transportation",
    "Berlin",
    "Germany",
    "sollentin-mobility.example",
    3100,
    "Sollentin Werke AG",
  ],
  ["Solentin Werkzeuge", "Machinery", "Stuttgart", "Germany", "solentin.example", 60],
  ["Müller & Söhne Maschinenbau GmbH", "Machinery", "Augsburg", "Germany", "mueller-soehne.example", 340],
  ["Mueller Maschinenbau", "Machinery", "Ulm", "Germany", "mueller-mb.example", 85],
  ["Café Solaire SARL", "Food & Beverage", "Lyon", "France", "cafe-solaire.example", 28],
  ["Cafe Solar", "Energy", "Marseille", "France", "cafesolar.example", 19],
  ["Société Générale d'Hydraulique", "Engineering", "Grenoble", "France", "sgh.example", 780],
  ["Águas do Atlântico S.A.", "Utilities", "Porto", "Portugal", "aguas-atlantico.example", 510],
  ["São Rafael Tecnologia Ltda", "Technology", "São Paulo", "Brazil", "saorafael.example", 260],
  ["Sao Rafael Telecom", "Telecommunications", "São Paulo", "Brazil", "saorafaeltelecom.example", 1100],
  ["Żółw Logistics Sp. z o.o.", "Transportation", "Kraków", "Poland", "zolw.example", 150],
  ["Åkerlund Timber AB", "Manufacturing", "Umeå", "Sweden", "akerlund.example", 390],
  ["東雲電機株式会社", "Electronics", "Tokyo", "Japan", "shinonome.example", 2300],
  ["東雲電子", "Electronics", "Osaka", "Japan", "shinonome-densi.example", 210],
  ["Kestrel Robotics", "Technology", "Cambridge", "United Kingdom", "kestrel-robotics.example", 140],
  ["Kestrel Robotics Holdings PLC", "Finance", "London", "United Kingdom", "kestrelholdings.example", 12],
  ["The Kestrel Group", "Consulting", "Leeds", "United Kingdom", "thekestrelgroup.example", 55],
  ["Meridian Health Partners", "Healthcare", "Chicago", "United States", "meridianhealth.example", 2700],
  ["Meridian Healthcare Partners LLC", "Healthcare", "Milwaukee", "United States", "meridianhp.example", 180],
  ["Meridian Partners", "Consulting", "Denver", "United States", "meridianpartners.example", 33],
  ["Granite State Insurance", "Insurance", "Concord", "United States", "granitestate.example", 460],
  ["Granite Insurance Group", "Insurance", "Burlington", "United States", "graniteinsurance.example", 90],
  ["Bluefin Software, Inc.", "Technology", "Seattle", "United States", "bluefin.example", 530],
  [
    "Bluefin Software GmbH",
    "Technology",
    "Cologne",
    "Germany",
    "bluefin-de.example",
    40,
    "Bluefin Software, Inc.",
  ],
  ["Blue Fin Seafood", "Food & Beverage", "Portland", "United States", "bluefinseafood.example", 65],
  ["Orchard Lane Media", "Media", "Toronto", "Canada", "orchardlane.example", 75],
  ["Orchard Media", "Media", "Vancouver", "Canada", "orchardmedia.example", 48],
  ["Tessellate", "Technology", "Dublin", "Ireland", "tessellate.example", 210],
  ["Tessellate Design Studio", "Media", "Cork", "Ireland", "tessellate-design.example", 14],
  ["Pacific Crest Foods", "Food & Beverage", "Sacramento", "United States", "pacificcrest.example", 890],
  ["Pacific Crest Outfitters", "Recreation", "Reno", "United States", "pcoutfitters.example", 120],
  ["Lumen & Vale", "Consulting", "Amsterdam", "Netherlands", "lumenvale.example", 58],
  ["Van der Meer Chemie B.V.", "Chemicals", "Rotterdam", "Netherlands", "vandermeer.example", 670],
  ["Vandermeer Chemicals", "Chemicals", "Antwerp", "Belgium", "vandermeerchem.example", 115],
  ["Red Gum Mining Pty Ltd", "Construction", "Perth", "Australia", "redgum.example", 1400],
  ["Harbour City Bank", "Banking", "Sydney", "Australia", "harbourcity.example", 5200],
  ["National Utility Works", "Utilities", "Phoenix", "United States", "nuw.example", 3100],
  ["National Utility Workers Credit Union", "Banking", "Tucson", "United States", "nuwcu.example", 160],
  ["Asterion Aerospace", "Engineering", "Toulouse", "France", "asterion.example", 4400],
  [
    "Asterion Space Systems",
    "Engineering",
    "Turin",
    "Italy",
    "asterion-space.example",
    360,
    "Asterion Aerospace",
  ],
  ["Fernweh Reisen GmbH", "Hospitality", "Leipzig", "Germany", "fernweh.example", 88],
  ["Hoshino & Tanaka Consulting", "Consulting", "Tokyo", "Japan", "ht-consulting.example", 44],
  ["Al Noor Construction LLC", "Construction", "Dubai", "United Arab Emirates", "alnoor.example", 2100],
  ["Shanti Textiles Private Limited", "Apparel", "Mumbai", "India", "shanti.example", 940],
  ["Vayu Cloud Services Pvt. Ltd.", "Technology", "Bengaluru", "India", "vayu.example", 1250],
  ["Quillon Legal LLP", "Consulting", "Edinburgh", "United Kingdom", "quillon.example", 72],
  ["3Rivers Data", "Technology", "Pittsburgh", "United States", "3rivers.example", 105],
  ["X", "Technology", "Singapore", "Singapore", "x-labs.example", 9],
];

const stems =
  "Alder Amberline Anchor Beacon Birchfield Calder Cascade Cobalt Corvus Dovetail Eastgate Elmstone Evergreen Falcon Fairmont Garnet Greyfriars Hawthorn Highland Ironbridge Juniper Kingsway Larkspur Linden Maplewood Marlowe Nightingale Oakhurst Osprey Paragon Pinnacle Quarry Ravenswood Ridgeline Saffron Silverlake Summit Thornbury Westbrook Willow".split(
    " ",
  );
const kinds: [word: string, industry: string][] = [
  ["Logistics", "Transportation"],
  ["Pharma", "Biotechnology"],
  ["Systems", "Technology"],
  ["Foods", "Food & Beverage"],
  ["Financial", "Finance"],
];
const places: [city: string, country: string][] = [
  ["Berlin", "Germany"],
  ["Paris", "France"],
  ["Madrid", "Spain"],
  ["Milan", "Italy"],
  ["Zurich", "Switzerland"],
  ["Vienna", "Austria"],
  ["Copenhagen", "Denmark"],
  ["Bristol", "United Kingdom"],
  ["Atlanta", "United States"],
  ["San Diego", "United States"],
  ["Montreal", "Canada"],
];
const endings = ["", " Inc.", " GmbH", " Group", " Ltd", " International", " Holdings"];

const generated: Row[] = stems.flatMap((stem, i) =>
  kinds.map(([word, industry], j): Row => {
    const [city, country] = places[(i * 3 + j * 5) % places.length] ?? ["Berlin", "Germany"];
    const ending = endings[(i + j * 2) % endings.length] ?? "";
    const site = `${stem}-${word}.example`.toLowerCase();
    return [`${stem} ${word}${ending}`, industry, city, country, site, 20 + ((i * 37 + j * 211) % 1900)];
  }),
);

/** Every Account of the default seed, in the order of their ids. */
export const companies: readonly SeedCompany[] = [...written, ...generated].map(
  ([name, industry, city, country, site, employees, parent]) => ({
    name,
    industry,
    city,
    country,
    website: `https://www.${site}`,
    employees,
    ...(parent === undefined ? {} : { parent }),
  }),
);
