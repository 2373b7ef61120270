import { profilesIn } from "../matching/canonicalProfileUrl.ts";
import { emailsIn } from "../matching/emailsIn.ts";
import { refusal } from "../reasons/refusal.ts";
import { isWholeInOneWord } from "./identities.ts";
import type { Person } from "./person.ts";
import { isWholeName, splitName } from "./splitName.ts";

/** What somebody says of a person. */
export type Said = Omit<Person, "name"> & { name?: string | undefined };

/**
 * A person as somebody names them: by profile or e-mail address, by name with company, or by the ids of their
 * leads. A name beside an address says who of those with the address is meant. What cannot be used is
 * refused: left out, it would make somebody else the one who is meant.
 */
export function personOf({ profileUrl, email, name: fullName, company, leadIds }: Said): Person {
  const said = {
    profileUrl: given(profileUrl),
    email: given(email),
    name: given(fullName),
    company: given(company),
  };
  const [canonical, ...otherProfiles] = profilesIn(said.profileUrl ?? "");
  if (said.profileUrl !== undefined && (canonical === undefined || otherProfiles.length > 0))
    throw refusal("no-profile-address", { field: "profileUrl" });
  const notNamed = (field: string) => refusal("person-not-named", { field });
  const [address, ...otherAddresses] = emailsIn(said.email ?? "");
  if (said.email !== undefined && (address === undefined || otherAddresses.length > 0))
    throw notNamed("email");
  // Of one word, it is a whole name only beside the company: somebody at an address may be called that, too.
  const name = said.name === undefined ? undefined : splitName(said.name);
  const isOneWord = name?.firstName === "";
  if (isOneWord && (said.company === undefined || !isWholeInOneWord(said.name ?? ""))) throw notNamed("name");
  if (said.company !== undefined && said.name === undefined) throw notNamed("company");
  const isEmployed = said.name !== undefined && said.company !== undefined;
  const isReached = canonical !== undefined || address !== undefined || leadIds !== undefined;
  // With an initial, it is that of others there, too.
  const isWhole = (name !== undefined && isWholeName(name)) || isWholeInOneWord(said.name ?? "");
  if (isEmployed && !isReached && !isWhole) throw notNamed("name");
  if (!isReached && !isEmployed) throw notNamed("profileUrl");
  return {
    ...(canonical !== undefined && { profileUrl: canonical }),
    ...(address !== undefined && { email: address }),
    ...(name !== undefined && { name }),
    ...(said.company !== undefined && { company: said.company }),
    ...(leadIds !== undefined && { leadIds }),
  };
}

/** An empty field says nothing. */
function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? undefined : trimmed;
}
