import type { Country } from "../places/countries.ts";

const list = (text: string) => text.split("/");

/** Houses that are many, one in each place. The place stands for %. */
export const institutions: Record<Country["language"], readonly string[]> = {
  en: list("Bank of %/University of %/% Savings Bank/Port of %/% City Council/% General Hospital"),
  de: list("Stadtwerke %/Sparkasse %/Volksbank %/Universität %/Klinikum %/Raiffeisenbank %"),
  fr: list("Banque de %/Université de %/Hôpital de %/Ville de %/Chambre de commerce de %"),
  es: list("Banco de %/Universidad de %/Ayuntamiento de %/Hospital de %/Puerto de %"),
  it: list("Banca di %/Università di %/Comune di %/Ospedale di %/Porto di %"),
  pt: list("Banco de %/Universidade de %/Câmara Municipal de %/Hospital de %"),
  nl: list("Gemeente %/Universiteit %/Haven van %/Ziekenhuis %"),
  pl: list("Bank %/Uniwersytet %/Szpital %/Elektrownia %"),
  sv: list("Sparbanken %/Universitetet i %/% kommun/% Energi"),
};

/** "General Looms" and "General Kettles": the first word says nothing. */
export const commonFirstWords = list(
  "General/United/National/First/Continental/Universal/Allied/Standard/Consolidated/Royal/Global/Central",
);
export const commonNouns = list(
  "Looms/Kettles/Ropes/Valves/Lanterns/Sprockets/Hinges/Bricks/Spindles/Pulleys/Gaskets/Anchors/Barrels/Chisels/Girders/Hoists/Levers/Rivets/Saddles/Turbines/Varnishes/Winches",
);

/** Words behind a place, of which a firm is known by the first letters. */
export const acronymWords = {
  de: [
    list("Glas/Papier/Stahl/Kupfer/Ziegel/Draht/Kabel/Motoren"),
    list("Verarbeitungs/Veredelungs/Handels/Entwicklungs/Vertriebs"),
    list("Werke/Betriebe/Gesellschaft/Union"),
  ],
  en: [
    list("Glass/Paper/Steel/Copper/Timber/Salt/Cable/Engine"),
    list("Trading/Finishing/Research/Processing/Supply"),
    list("Works/Industries/Partners/Union/Services"),
  ],
} as const;

/** What a company of the same first name, but another one, adds to it. */
export const likeNameWords: Record<"en" | "de", readonly string[]> = {
  en: list(
    "Capital/Ventures/Foundation/Properties/Trading/Aerospace/Mobility/Health/Renewables/Staffing/Analytics/Payments",
  ),
  de: list("Immobilien/Stiftung/Handel/Personal/Beteiligungen/Reisen/Fahrzeugbau/Gastronomie/Hausverwaltung"),
};

export const partnerWords: Record<Country["language"], readonly string[]> = {
  en: list("& Sons/& Partners/& Co/Brothers"),
  de: list("& Söhne/& Partner/& Cie./Gebrüder"),
  fr: list("& Fils/& Associés/Frères"),
  es: list("e Hijos/y Asociados/Hermanos"),
  it: list("& Figli/e Associati/Fratelli"),
  pt: list("& Filhos/e Associados/Irmãos"),
  nl: list("& Zonen/& Partners/Gebroeders"),
  pl: list("i Synowie/i Partnerzy"),
  sv: list("& Söner/& Partners"),
};
