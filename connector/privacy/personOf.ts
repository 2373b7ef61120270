import { canonicalProfileUrl } from "../matching/canonicalProfileUrl.ts";
import { refusal } from "../reasons/refusal.ts";
import type { Person } from "./personMatcher.ts";

/** A person as somebody names them: by profile or e-mail address, or by name with company. */
export function personOf({ profileUrl, email, name, company }: Person): Person {
  const canonical = profileUrl === undefined ? undefined : canonicalProfileUrl(profileUrl);
  if (canonical === null) throw refusal("no-profile-address", { field: "profileUrl" });
  const isNamed = (name?.trim().includes(" ") ?? false) && Boolean(company?.trim());
  if (canonical === undefined && !email?.includes("@") && !isNamed) {
    throw refusal("person-not-named", { field: "profileUrl" });
  }
  return {
    ...(canonical !== undefined && { profileUrl: canonical }),
    ...(email?.includes("@") && { email: email.trim() }),
    ...(isNamed && { name, company }),
  };
}
