const list = (text: string) => text.split(" ");

/** Given and family names that are common in a language. People are made of them by chance. */
const names = {
  de: [
    "Anna Jonas Katrin Stefan Jürgen Sabine Björn Anke Matthias Ulrike Jörg Heike Lukas Franziska Günter Birgit Tobias Claudia Sören Annette Markus Silke Andreas Monika Rüdiger Eva Florian Petra Kai Nadine",
    "Müller Schmidt Schneider Weber Hoffmann Schäfer Köhler König Krämer Jäger Vogel Lange Böhm Kühn Pohl Sauer Groß Ziegler Brandt Lorenz Hübner Möller Winkler Seidel Thiele Kaiser Vogt Strauß Bergmann Höfer Dörr Nießen Rößler Kunze Wirth Gärtner Bähr Pfaff Löhr Raabe",
  ],
  en: [
    "James Emily Oliver Sarah Jack Rebecca Thomas Laura Daniel Hannah Patrick Megan Andrew Claire Robert Alice Steven Rachel Brian Helen Kevin Julia Mark Fiona Scott Amy Graham Denise Neil Joanna",
    "Smith Walker Harrison O'Brien Taylor Fletcher Bennett O'Connor McDonald Palmer Reid Hughes Marshall Gallagher Webster Norris Barker Doyle Pearson Lambert Sutton MacLeod Barrett Whitaker Coleman Hodgson Quinn Ramsey Stokes Vaughan D'Arcy Ingram Jennings Kirby Lowe Nash Osborne Pratt Rowe Thorpe",
  ],
  fr: [
    "Chloé Hugo Amélie Étienne Céline François Hélène Jérôme Noémie Gaël Aurélie Benoît Sylvie Raphaël Mélanie Grégory Élodie Loïc Valérie Stéphane Margaux Thibault Inès Cédric",
    "Lefèvre Moreau Dubois Gérard Bérard Lemaître Chevalier Fournier Rousseau Bénard Mercier Perrin Clément Gauthier Besnard Vasseur Maréchal Colin Fabre Giraud Noël Prévost Régnier Texier Charpentier D'Aubigny Hervé Legrand Poirier Renard",
  ],
  es: [
    "Lucía Álvaro María José Sofía Andrés Inés Martín Íñigo Nuria Raúl Beatriz Joaquín Mónica Óscar Rocío Sergio Verónica Tomás Elena Adrián Pilar Rubén Marta",
    "García Muñoz Ibáñez Núñez Peña Ruiz Jiménez Suárez Gómez Márquez Vázquez Cortés Domínguez Lozano Gutiérrez Santos Castaño Benítez Cabrera Delgado Esteban Fuentes Ordóñez Prieto Quintero Rincón Salas Yáñez Zapata Aguilar",
  ],
  it: [
    "Giulia Matteo Niccolò Chiara Alessandro Francesca Davide Ilaria Lorenzo Martina Riccardo Silvia Stefano Valentina Gabriele Paola Simone Elisa Fabio Michela",
    "Rossi Ferrari Esposito D'Angelo Colombo Marchetti Greco Conti De'Medici Gallo Fontana Barbieri Caruso Rinaldi Bellini Moretti Sartori Villa Pellegrini Bassi Cattaneo Donati Fabbri Grassi Leone Monti Neri Orlando Parisi Testa",
  ],
  pl: [
    "Paweł Agnieszka Łukasz Małgorzata Michał Żaneta Grzegorz Joanna Sławomir Zofia Krzysztof Ewa Tomasz Iwona Piotr Monika",
    "Kowalczyk Wiśniewska Zieliński Wójcik Kamiński Dąbrowski Szymański Woźniak Kozłowski Jabłoński Król Pawłowski Wróbel Górski Nowicki Sadowski Głowacki Zając Bąk Ślusarz",
  ],
  sv: [
    "Åsa Björn Göran Malin Håkan Sofie Jörgen Søren Märta Øystein Kåre Linnéa Anders Ingrid Mikkel Signe Fredrik Astrid",
    "Åberg Söderström Lindström Sjögren Öberg Ekström Bjørnstad Sørensen Jørgensen Hägglund Nyström Wikström Ångström Blomqvist Dahl Engström Falk Granlund Høyer Månsson",
  ],
  tr: [
    "Ayşe Gökhan Çağla Oğuz Şirin Ümit Özlem Barış Işıl Emre Gülşah Yiğit Elif Tuğba Serkan Pınar",
    "Yılmaz Öztürk Şahin Çelik Güneş Koç Aydın Yıldız Kılıç Doğan Çetin Özdemir Aslan Bulut Erdoğdu Turan Uçar Işık",
  ],
} as const;

type Culture = keyof typeof names;

const cultureOf: Record<string, Culture> = {
  DE: "de",
  AT: "de",
  CH: "de",
  FR: "fr",
  BE: "fr",
  LU: "fr",
  ES: "es",
  MX: "es",
  AR: "es",
  IT: "it",
  PL: "pl",
  SE: "sv",
  NO: "sv",
  DK: "sv",
  TR: "tr",
  PT: "es",
  BR: "es",
  NL: "de",
  CZ: "pl",
  SK: "pl",
  HU: "pl",
  SI: "pl",
  HR: "pl",
  UA: "pl",
  FI: "sv",
  EE: "sv",
  RO: "it",
};

export function namesIn(country: string): { given: string[]; family: string[] } {
  const [given, family] = names[cultureOf[country] ?? "en"];
  return { given: list(given), family: list(family) };
}
