import { canonicalProfileUrl } from "../matching/canonicalProfileUrl.ts";
import { refusal } from "../reasons/refusal.ts";
import type { Person } from "./person.ts";
import { foldEmail } from "./reachesIn.ts";

/**
 * A person as somebody names them: by profile or e-mail address, or by name with company. A name beside an
 * address says who of those with the address is meant.
 */
export function personOf({ profileUrl, email, name, company }: Person): Person {
  const canonical = profileUrl === undefined ? undefined : canonicalProfileUrl(profileUrl);
  if (canonical === null) throw refusal("no-profile-address", { field: "profileUrl" });
  const isReached = canonical !== undefined || (email?.includes("@") ?? false);
  const isNamed = name?.trim().includes(" ") ?? false;
  const isEmployed = isNamed && Boolean(company?.trim());
  if (!isReached && !isEmployed) throw refusal("person-not-named", { field: "profileUrl" });
  return {
    ...(canonical !== undefined && { profileUrl: canonical }),
    ...(email?.includes("@") && { email: foldEmail(email) }),
    ...(isNamed && { name }),
    ...(isEmployed && { company }),
  };
}
