import { cityKey } from "../places/cityKey.ts";
import { foldText } from "../foldText.ts";

/** Words of public bodies and of trades that are translated in names, one meaning a line. Written by hand. */
const meanings = `
  Stadt, Stadtverwaltung, Landeshauptstadt, city, town, ville, mairie, comune, città, ayuntamiento, municipality, municipal, council, municipio, municipalidad, câmara, prefeitura, gemeente, gemeinde, kommune, kommun, miasto, gmina, commune
  Landkreis, Kreis, county, comté, condado, powiat
  Universität, university, université, università, universidad, universidade, universiteit, uniwersytet, universitet, univerzita, uni
  Hochschule, Fachhochschule, college, haute école, hogeschool
  Institut, institute, istituto, instituto, instituut, instytut
  technische, technischen, technical, technique, tecnica, técnica, tecnico, técnico, technology, technologie, tecnologia, techniczny
  angewandte, angewandten, applied, appliquées, applicate, aplicadas
  Wissenschaft, Wissenschaften, science, sciences, scienze, ciencias
  Wirtschaft, economics, économie, economia, economía, commerce, business
  Krankenhaus, Klinikum, Klinik, Spital, hospital, clinic, hôpital, clinique, ospedale, clinica, clínica, ziekenhuis, szpital
  Bundesministerium, Ministerium, ministry, department, ministère, ministero, ministerio, ministério, ministerie
  Bundesamt, Amt, office, agency, agence, agenzia, agencia, Bundesagentur, Agentur
  Finanzen, finance, finances, finanze, hacienda, finanças, financiën
  Gesundheit, health, santé, salute, salud, saúde
  Inneres, Innern, interior, intérieur, interno, interni
  Justiz, justice, giustizia, justicia
  Umwelt, environment, environnement, ambiente
  Verkehr, transport, transports, trasporti, transporte, transportes
  Arbeit, labour, labor, travail, lavoro, trabajo, employment
  Bildung, education, éducation, istruzione, educación
  Bahn, Eisenbahn, railway, railways, rail, ferroviaire, ferrovie, ferrocarriles, spoorwegen
  Polizei, police, polizia, policía, politie
  Feuerwehr, fire brigade, pompiers
  Kreuz, cross, croix, croce, cruz, kruis
  Rotes, red, rouge, rossa, roja, vermelha
  Rat, rat, conseil, consiglio, consejo
  Kirche, church, église, chiesa, iglesia
  Museum, musée, museo, museu
  Bibliothek, library, bibliothèque, biblioteca, bibliotheek
  Schule, school, école, scuola, escuela, escola
  Bank, banque, banco, banca, banka
  Versicherung, Versicherungen, insurance, assurance, assurances, assicurazioni, seguros
  Handelskammer, chamber of commerce, chambre de commerce, camera di commercio, cámara de comercio
  Flughafen, airport, airports, aéroport, aeroporto, aeropuerto, luchthaven
  Hafen, port, haven, porto, puerto
  Post, poste, correos, posten
  europäische, europäisches, european, européen, européenne, europeo, europea
  deutsche, deutscher, deutsches, german, allemand, allemande, tedesca
  schweizerische, schweizerischer, schweizerisches, schweizer, swiss, suisse, svizzera
  österreichische, österreichischer, österreichisches, austrian, autrichienne
  französische, french, français, française
  italienische, italian, italienne, italiana, italiano
  spanische, spanish, española, español
  niederländische, dutch, néerlandais, nederlandse
  internationale, internationaler, international, internazionale, internacional
  nationale, national, nationaler, nazionale, nacional
  Bundes, federal, fédéral, fédérale, federale
  Ludwig, louis
`;

/** Words that are nothing by themselves, and what stands in compounds. Folded. */
const joining = new Set(
  `of the for and de du la le les des d l di della del dello dei da do das dos der die das und fur zu zum zur van het voor y e el los las et`.split(
    " ",
  ),
);

const meaningOf = indexMeanings();

function indexMeanings(): Map<string, string> {
  const found = new Map<string, string>();
  for (const [index, line] of meanings.trim().split("\n").entries()) {
    for (const word of line.split(",")) found.set(foldText(word), `#${index}`);
  }
  return found;
}

/** What a name says whatever its language is, in no order. Empty where it has no word that is translated. */
function meaningsIn(words: readonly string[]): Set<string> {
  const known = meaningOf;
  const said = words.filter((word) => !joining.has(word) && word !== "and");
  const parts = said.flatMap(partsOf);
  if (!parts.some((part) => known.has(part))) return new Set();
  return new Set(parts.map((part) => known.get(part) ?? cityKey(part)));
}

/** What is written as one word or in short, and the words that it says. */
const saidInOne = indexSaidInOne();

function indexSaidInOne(): Map<string, readonly string[]> {
  const clinics =
    "Uniklinik, Uniklinikum, Universitätsklinikum, Universitätsklinik, Universitätsspital, Universitätskrankenhaus";
  return new Map<string, readonly string[]>([
    ...clinics.split(", ").map((word) => [foldText(word), ["uni", "klinikum"]] as const),
    ["tu", ["technische", "uni"]],
    ["fh", ["fachhochschule"]],
  ]);
}

/** German writes in front that something is federal: Bundesministerium. */
const partsOf = (word: string): readonly string[] =>
  saidInOne.get(word) ?? (/^bundes\w{3}/.test(word) ? ["bundes", word] : [word]);

/** Whether two names, as folded words, say the same in two languages: Stadt Köln and City of Cologne. */
export function sayTheSame(one: readonly string[], other: readonly string[]): boolean {
  const [mine, theirs] = [meaningsIn(one), meaningsIn(other)];
  return mine.size > 0 && mine.size === theirs.size && [...mine].every((each) => theirs.has(each));
}
