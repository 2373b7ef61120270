import type { Random } from "../random.ts";
import type { City, Country } from "./countries.ts";

/** A country as CRMs have it: mostly in English, sometimes as a code or in its own language. */
export function sayCountry(random: Random, { names }: Country): string {
  const [english, own, ...others] = names;
  if (random.chance(0.6)) return english;
  return random.chance(0.4) ? own : random.pick([english, ...others]);
}

export const sayCity = (random: Random, { english, own }: City): string =>
  random.chance(0.5) ? own : english;

/** A place as LinkedIn writes it for its reader. */
export function sayLocation(random: Random, country: Country, { english, own, region }: City): string {
  const [name, ownName] = country.names;
  if (random.chance(0.1)) return `${own}, ${ownName}`;
  if (random.chance(0.08)) return name;
  if (random.chance(0.03)) return `Greater ${english} Metropolitan Area`;
  if (random.chance(0.06)) return `Greater ${english} Area, ${name}`;
  return region === english ? `${english}, ${name}` : `${english}, ${region}, ${name}`;
}
