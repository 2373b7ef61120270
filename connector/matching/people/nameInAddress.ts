import type { NormalizedName } from "../names/normalizeName.ts";

type Parts = Pick<NormalizedName, "given" | "givenJoined" | "familyCore" | "familyJoined">;

/** What stands before the @, as the parts of a name would be written there. */
const localPartsOf = (email: string): string[] => {
  const local = withoutNumber(email.slice(0, Math.max(0, email.lastIndexOf("@"))));
  return /^[a-z]+(?:[._-][a-z]+)*$/.test(local) ? [local.replace(/[._-]/g, "")] : [];
};

/** Of `anna2` the name. */
function withoutNumber(local: string): string {
  let end = local.length;
  while (end > 0 && /\d/.test(local[end - 1] ?? "")) end--;
  return local.slice(0, end);
}

/** The given name behind an initial, where a person's own e-mail address spells it. */
export function givenInAddress({ given, familyCore, familyJoined }: Parts, emails: string[]): string | null {
  const [initial = ""] = given;
  if (given.length !== 1 || initial.length !== 1 || familyCore.length < 2) return null;
  return restOf(emails, [familyCore, familyJoined], initial);
}

/** The family name behind an initial, likewise. */
export function familyInAddress({ given, givenJoined, familyCore }: Parts, emails: string[]): string | null {
  if (familyCore.length !== 1 || givenJoined.length < 2) return null;
  return restOf(emails, [givenJoined, given[0] ?? givenJoined], familyCore);
}

/** What an address has beside a known part, if it begins with the initial and is more than that. */
function restOf(emails: string[], known: string[], initial: string): string | null {
  for (const local of emails.flatMap(localPartsOf)) {
    for (const part of known) {
      const rest = local.endsWith(part)
        ? local.slice(0, -part.length)
        : local.startsWith(part)
          ? local.slice(part.length)
          : "";
      if (rest.length > 2 && rest.startsWith(initial)) return rest;
    }
  }
  return null;
}

/** Whether an address spells an initial and the family name of somebody: `lgibbons`. */
export function spellsInitialOf(emails: string[], { givenJoined, familyCore, familyJoined }: Parts): boolean {
  const initial = givenJoined[0];
  if (initial === undefined || familyCore.length < spelledMin) return false;
  const spellings = [familyCore, familyJoined].flatMap((family) => [initial + family, family + initial]);
  return emails.flatMap(localPartsOf).some((local) => spellings.includes(local));
}

/** Shorter names stand in other words. */
const spelledMin = 4;

/** Whether an address spells the whole name of somebody. */
export function spellsName(
  emails: string[],
  { given, givenJoined, familyCore, familyJoined }: Parts,
): boolean {
  if (givenJoined.length < 2 || familyCore.length < 2) return false;
  // Quick to see, and true of few pairs.
  if (!emails.some((email) => email.includes(given[0] ?? ""))) return false;
  const spellings = [familyCore, familyJoined].flatMap((family) => [
    givenJoined + family,
    family + givenJoined,
  ]);
  return emails.flatMap(localPartsOf).some((local) => spellings.includes(local));
}
