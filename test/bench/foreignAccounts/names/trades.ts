import type { Country } from "../places/countries.ts";

export interface Trade {
  /** Salesforce's word of the picklist Industry. */
  industry: string;
  words: Record<Country["language"], string>;
}

const languages = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv"] as const;

const rows: [industry: string, words: string][] = [
  [
    "Transportation",
    "Logistics/Logistik/Logistique/Logística/Logistica/Logística/Logistiek/Logistyka/Logistik",
  ],
  ["Energy", "Energy/Energie/Énergie/Energía/Energia/Energia/Energie/Energia/Energi"],
  ["Machinery", "Machinery/Maschinenbau/Machines/Maquinaria/Macchine/Máquinas/Machines/Maszyny/Maskiner"],
  ["Healthcare", "Medical/Medizintechnik/Médical/Médica/Medicale/Médica/Medisch/Medycyna/Medicin"],
  [
    "Construction",
    "Construction/Bau/Construction/Construcciones/Costruzioni/Construções/Bouw/Budownictwo/Bygg",
  ],
  ["Food & Beverage", "Foods/Lebensmittel/Aliments/Alimentos/Alimentari/Alimentos/Voeding/Żywność/Livsmedel"],
  ["Banking", "Finance/Finanz/Finance/Finanzas/Finanza/Finanças/Financiën/Finanse/Finans"],
  [
    "Insurance",
    "Insurance/Versicherung/Assurances/Seguros/Assicurazioni/Seguros/Verzekeringen/Ubezpieczenia/Försäkring",
  ],
  [
    "Consulting",
    "Consulting/Unternehmensberatung/Conseil/Consultoría/Consulenza/Consultoria/Advies/Doradztwo/Konsult",
  ],
  [
    "Technology",
    "Software/Software/Logiciels/Software/Software/Software/Software/Oprogramowanie/Programvara",
  ],
  ["Chemicals", "Chemicals/Chemie/Chimie/Química/Chimica/Química/Chemie/Chemia/Kemi"],
  ["Retail", "Retail/Handel/Distribution/Comercio/Commercio/Comércio/Handel/Handel/Handel"],
  [
    "Manufacturing",
    "Packaging/Verpackungen/Emballages/Envases/Imballaggi/Embalagens/Verpakkingen/Opakowania/Förpackningar",
  ],
  [
    "Electronics",
    "Electronics/Elektronik/Électronique/Electrónica/Elettronica/Eletrônica/Elektronica/Elektronika/Elektronik",
  ],
  [
    "Engineering",
    "Engineering/Ingenieure/Ingénierie/Ingeniería/Ingegneria/Engenharia/Ingenieurs/Inżynieria/Teknik",
  ],
  ["Agriculture", "Farming/Agrar/Agricole/Agrícola/Agricola/Agrícola/Landbouw/Rolnictwo/Lantbruk"],
  ["Apparel", "Textiles/Textil/Textile/Textil/Tessile/Têxtil/Textiel/Tekstylia/Textil"],
  ["Education", "Academy/Akademie/Académie/Academia/Accademia/Academia/Academie/Akademia/Akademi"],
  ["Hospitality", "Hotels/Hotels/Hôtels/Hoteles/Alberghi/Hotéis/Hotels/Hotele/Hotell"],
  ["Media", "Media/Medien/Médias/Medios/Media/Mídia/Media/Media/Media"],
  ["Telecommunications", "Telecom/Telekom/Télécom/Telecom/Telecom/Telecom/Telecom/Telekom/Telekom"],
  [
    "Environmental",
    "Recycling/Entsorgung/Recyclage/Reciclaje/Riciclo/Reciclagem/Recycling/Recykling/Återvinning",
  ],
  [
    "Biotechnology",
    "Biotech/Biotechnologie/Biotechnologies/Biotecnología/Biotecnologie/Biotecnologia/Biotechnologie/Biotechnologia/Bioteknik",
  ],
  ["Shipping", "Shipping/Schifffahrt/Maritime/Naviera/Navigazione/Navegação/Scheepvaart/Żegluga/Rederi"],
];

export const trades: readonly Trade[] = rows.map(([industry, words]) => {
  const said = words.split("/");
  const wordOf = (language: Country["language"]) => said[languages.indexOf(language)] ?? said[0] ?? "";
  return {
    industry,
    words: {
      en: wordOf("en"),
      de: wordOf("de"),
      fr: wordOf("fr"),
      es: wordOf("es"),
      it: wordOf("it"),
      pt: wordOf("pt"),
      nl: wordOf("nl"),
      pl: wordOf("pl"),
      sv: wordOf("sv"),
    },
  };
});
