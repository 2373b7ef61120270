import { foldText } from "../foldText.ts";

/**
 * Cities with several names, in other languages or from before they were renamed. One city a line.
 */
const names = `
  Antwerp, Antwerpen, Anvers
  Athens, Athina
  Bangalore, Bengaluru
  Basel, Basle, Bâle
  Beijing, Peking
  Belgrade, Beograd
  Bratislava, Pressburg
  Brussels, Bruxelles, Brussel, Brüssel
  Bucharest, București, Bukarest
  Chennai, Madras
  Cologne, Köln, Koeln
  Copenhagen, København, Kopenhagen
  Den Haag, The Hague, 's-Gravenhage
  Dusseldorf, Düsseldorf, Duesseldorf
  Florence, Firenze, Florenz
  Frankfurt, Frankfurt am Main, Frankfurt/Main
  Geneva, Genève, Genf, Ginevra
  Genoa, Genova
  Ghent, Gent, Gand
  Gothenburg, Göteborg
  Guangzhou, Canton
  Hanover, Hannover
  Helsinki, Helsingfors
  Ho Chi Minh City, Saigon, Ho Chi Minh
  Kolkata, Calcutta
  Krakow, Kraków, Krakau, Cracow
  Kyiv, Kiev, Kyjiw
  Lisbon, Lisboa, Lissabon
  London, Londres, City of London
  Lyon, Lyons
  Mexico City, Ciudad de México, CDMX
  Milan, Milano, Mailand
  Moscow, Moskva, Moskau
  Mumbai, Bombay
  Munich, München, Muenchen, Monaco di Baviera
  Naples, Napoli, Neapel
  New York, New York City, NYC
  Nuremberg, Nürnberg, Nuernberg
  Padua, Padova
  Prague, Praha, Prag
  Pune, Poona
  Rome, Roma, Rom
  Seville, Sevilla
  Saint Petersburg, St. Petersburg, Sankt-Peterburg
  Thessaloniki, Salonica
  Tokyo, Tokio
  Turin, Torino
  Venice, Venezia, Venedig
  Vienna, Wien, Vienne
  Warsaw, Warszawa, Warschau
  Washington, Washington DC, Washington D.C.
  Wroclaw, Wrocław, Breslau
  Zurich, Zürich, Zuerich
`;

const keys = new Map(
  names
    .trim()
    .split("\n")
    .flatMap((line) => {
      const spellings = line.split(",").map((name) => foldText(name.trim()));
      return spellings.map((spelling): [string, string] => [spelling, spellings[0] ?? spelling]);
    }),
);

/** Of `DE-1234 Köln` and of `Köln, Germany` the city. */
function withoutPostcode(city: string): string {
  const [place = ""] = city.split(",", 1);
  const words = place.split(/\s+/).filter((word) => !/\d{3}/.test(word));
  return words.length > 0 ? words.join(" ") : city;
}

/** A key that all names of a city share. Empty where there is no city. */
export function cityKey(city: string | null): string {
  const folded = foldText(withoutPostcode(city ?? ""));
  return keys.get(folded) ?? folded;
}
