import type { Chance } from "./chanceOf.ts";

/** A made-up company and how its name is written. */
export interface Company {
  /** The first is the name of its account. */
  names: string[];
  domain: string;
  /** The e-mail addresses in use, so that no two people get the same. */
  addresses: Set<string>;
  /** The index of another company with a similar name: a parent, a branch, or a coincidence. */
  twin: number | null;
}

const stems =
  "Aldermoor Brightwell Corvina Dunholm Elderfield Fennimore Glasswing Hollowell Ironmere Juniperra Kestwick Larkhall Marlstone Northgate Ostrava Pemberlin Quillfeather Ravenmoor Silverbeck Tarnworth Umberfield Velluto Westmark Yarrowdale Zephyrine Arctura Bellhaven Cindermill Drakemont Evenlode".split(
    " ",
  );
const fields =
  "Logistics|Pharma|Robotics|Analytics|Capital|Software|Foods|Energy|Media|Textiles|Chemicals|Insurance|Consulting|Medical Systems|Water Technology".split(
    "|",
  );
const legal: [full: string, short: string][] = [
  ["Incorporated", "Inc."],
  ["Limited", "Ltd"],
  ["Gesellschaft mit beschränkter Haftung", "GmbH"],
  ["Aktiengesellschaft", "AG"],
  ["", "S.A."],
  ["", "B.V."],
  ["", "AB"],
  ["", "LLC"],
  ["Private Limited", "Pvt. Ltd."],
  ["", "GmbH & Co. KG"],
  ["", "Sp. z o.o."],
  ["", "S.p.A."],
  ["Corporation", "Corp."],
  ["", "PLC"],
  ["", "Oy"],
  ["", "SARL"],
  ["", "K.K."],
  ["", "株式会社"],
];
const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join("")
    .toUpperCase();

/** A few hundred companies. One in four has a twin: a branch, a parent, or one with a similar name. */
export function makeCompanies(chance: Chance): Company[] {
  const companies: Company[] = [];
  for (const stem of stems) {
    for (const field of fields) {
      if (!chance.is(0.7)) continue;
      const base = `${stem} ${field}`;
      const [full, short] = chance.pick(legal);
      const host = `${stem}-${field.replace(/ /g, "")}`.toLowerCase();
      const names = [`${base} ${short}`.trim(), base, `${base}, ${short}`, `${base.toUpperCase()} ${short}`];
      if (full !== "") names.push(`${base} ${full}`);
      if (chance.is(0.3)) names.push(`The ${base} Group`, `${base} Holding`);
      if (chance.is(0.15)) names.push(`${base} (formerly ${chance.pick(stems)} ${chance.pick(fields)})`);
      if (chance.is(0.2)) names.push(initials(`${stem} ${field} International`), `${base} International`);
      const index =
        companies.push({ names, domain: `${host}.example`, addresses: new Set(), twin: null }) - 1;
      if (!chance.is(0.25)) continue;
      const twinName = chance.is(0.5)
        ? `${base} ${chance.pick(fields)}`
        : `${stem} ${chance.pick(fields)} ${chance.pick(legal)[1]}`;
      companies.push({
        names: [twinName],
        domain: `${host}-${chance.below(90)}.example`,
        addresses: new Set(),
        twin: index,
      });
    }
  }
  for (const [index, { twin }] of companies.entries()) {
    const other = twin === null ? undefined : companies[twin];
    if (other) other.twin ??= index;
  }
  return companies;
}
