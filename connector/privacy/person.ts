import { profilesIn } from "../matching/canonicalProfileUrl.ts";
import { emailsIn } from "../matching/emailsIn.ts";
import { refusal } from "../reasons/refusal.ts";
import { emailKey } from "./identities.ts";

/**
 * A person as somebody names them. A profile, an e-mail address or the ids of leads decide who is meant; a
 * name with a company finds candidates.
 */
export interface Person {
  /** Canonical, as canonicalProfileUrl writes it. */
  profileUrl?: string;
  /** As emailKey writes it. */
  email?: string;
  /** Both or neither. */
  name?: string;
  company?: string;
  /** The person's leads, where somebody has chosen them. */
  leadIds?: string[];
  /** Leads that somebody has seen and not chosen. */
  otherLeadIds?: string[];
}

/** What somebody typed. */
export type Said = { [Field in keyof Person]?: Person[Field] | undefined };

/**
 * Reads what somebody typed of a person: a profile, an e-mail address, a name with a company, or ids of
 * leads. Throws `request-invalid` with the field where one cannot be used: left out, it would make somebody
 * else the one who is meant.
 */
export function personOf({ leadIds, otherLeadIds, ...said }: Said): Person {
  const [profileUrl, email, name, company] = [said.profileUrl, said.email, said.name, said.company].map(
    (text) => text?.trim() ?? "",
  ) as [string, string, string, string];
  const person: Person = { ...(leadIds && { leadIds }), ...(otherLeadIds && { otherLeadIds }) };
  if (profileUrl !== "")
    person.profileUrl = onlyOne(profilesIn(profileUrl), "no-profile-address", "profileUrl");
  if (email !== "") person.email = emailKey(onlyOne(emailsIn(email), "person-not-named", "email"));
  if (name !== "") person.name = name;
  if (company !== "") person.company = company;
  if ((name === "") !== (company === ""))
    throw refusal("person-not-named", { field: name === "" ? "company" : "name" });
  if (Object.keys(person).length === 0) throw refusal("person-not-named", { field: "profileUrl" });
  return person;
}

function onlyOne(
  found: readonly string[],
  reason: "no-profile-address" | "person-not-named",
  field: string,
): string {
  const [first, ...others] = found;
  if (first === undefined || others.length > 0) throw refusal(reason, { field });
  return first;
}
