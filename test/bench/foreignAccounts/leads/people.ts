import type { Random } from "../random.ts";

const given =
  "Anna Jonas Marta Pedro Lucie Emre Sofia Piotr Ingrid Tomas Elena Hugo Priya Kenji Omar Fatima Noah Chloé Giulia Matteo Zuzana Bence Aino Lars Mei Jisoo Ravi Clara Felix Nadia".split(
    " ",
  );
const family =
  "Huber Almeida Kowalski Lindqvist Moreau Rossi Novak Yilmaz Tanaka Okafor Sharma Petrov Dubois Jensen Garcia Weber Schmidt Baker Hughes Costa Ferrari Bakker Popescu Horvath Virtanen Cohen Nguyen Park Walsh Steiner".split(
    " ",
  );

export const person = (random: Random): { first: string; last: string } => ({
  first: random.pick(given),
  last: random.pick(family),
});

const titles =
  "Head of Sales/Procurement Manager/CTO/Geschäftsführer/Leiterin Einkauf/Directeur commercial/Project Engineer/VP Operations/Account Executive/Responsabile acquisti/Gerente de Compras/IT-Leiter/Consultant/HR Business Partner/Plant Manager/Data Analyst/Chief Financial Officer/Inköpschef/Product Owner/Export Manager".split(
    "/",
  );

export const jobTitle = (random: Random): string => random.pick(titles);
