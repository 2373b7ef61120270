import type { Random } from "../random.ts";

const likeFamilies = [
  "Meyer Meier Maier Mayer",
  "Schmidt Schmitt Schmitz",
  "Hofmann Hoffmann",
  "Fischer Fisher",
  "Nielsen Nilsen Nilsson",
  "Andersen Anderson Andersson",
  "Petersen Peterson Pedersen",
  "Jansen Janssen Hansen",
  "Smith Smyth",
  "Brown Browne",
  "Clark Clarke",
  "Johnson Johnston Jonson",
  "Thompson Thomson",
  "Davis Davies",
  "Kowalski Kowalczyk",
  "Popa Pop Popescu",
  "Ferrari Ferraro",
  "Rossi Russo",
  "Martin Martinez Martini",
  "Rodríguez Rodrigues",
  "Fernández Fernandes",
  "Dubois Dupont Dubost",
  "Lefebvre Lefèvre",
  "Novák Nováček Novotný",
  "Bakker Bekker",
  "Lindström Lindberg Lindqvist",
  "Mäkinen Mäkelä",
  "Robert Roberts",
  "Richard Richards",
  "Silva Silveira",
  "Costa Coste",
];

const likeGiven =
  "Jan/Jana Martin/Martina Daniel/Daniela Christian/Christina Andreas/Andrea Stefan/Stefanie Michael/Michaela Mario/Maria Paolo/Paola Francesco/Francesca Alexander/Alexandra Julien/Julie Nicolas/Nicole Simon/Simone Patrick/Patricia Petr/Petra Robert/Roberta Gabriel/Gabriela Antonio/Antonia Carlos/Carla Victor/Victoria Claudio/Claudia Erik/Erika Jean/Jeanne Stefano/Stefania Daniele/Daniela Marco/Mario Anna/Hanna Julia/Juliane Laura/Lara Thomas/Tobias Emily/Emma Elena/Helena Ana/Mariana Joseph/Josephine Christopher/Christine Aleksandr/Aleksandra Evgeny/Evgeniya"
    .split(" ")
    .map((pair) => pair.split("/"));

/** Another surname that is easily read as this one. */
export function likeFamily(random: Random, family: string): string | undefined {
  const names = likeFamilies.find((line) => line.split(" ").includes(family));
  return names && random.pick(names.split(" ").filter((name) => name !== family));
}

/** Another person's given name that is easily read as this one, and of whom it is. */
export function likeGivenName(given: string): string | undefined {
  const pair = likeGiven.find((names) => names.includes(given));
  return pair?.find((name) => name !== given);
}
