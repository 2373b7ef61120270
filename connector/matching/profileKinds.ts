/** LinkedIn gives a person one of each of these; only two of a kind tell two people apart. */
type ProfileKind = "publicProfile" | "memberProfile" | "salesProfile";

/** All take URLs as canonicalProfileUrl writes them. */
export function kindOfProfile(url: string): ProfileKind {
  if (url.includes("/sales/")) return "salesProfile";
  return /\/in\/AC[A-Za-z]/.test(url) ? "memberProfile" : "publicProfile";
}

/** The addresses that a profile has: two where it is named by a member id. */
export function addressesOfProfile(url: string): string[] {
  const id = memberIdOf(url);
  if (id === undefined) return [url];
  return [`https://www.linkedin.com/in/${id}`, `https://www.linkedin.com/sales/lead/${id}`];
}

const memberIdOf = (url: string): string | undefined => memberAddress.exec(url)?.[1];

const memberAddress = /^https:\/\/www\.linkedin\.com\/(?:in|sales\/lead)\/(AC[A-Za-z][A-Za-z0-9_-]+)$/;

/** LinkedIn gives nobody two public profiles: an address that both have is shared. */
export function haveTwoPublicProfiles(known: string | null, others: readonly string[]): boolean {
  const isPublic = (url: string) => kindOfProfile(url) === "publicProfile";
  if (known === null || !isPublic(known) || others.includes(known)) return false;
  return others.some(isPublic);
}
