import { policyOf, type SentenceValue } from "../../errors.ts";
import type { StoredProblem } from "../../problems.ts";
import type { Reason } from "../../reasons/refusal.ts";
import { say, type Said } from "../../reasons/sentence.ts";

/** A step, or how to say it with the value of the problem. */
type Remedy = Said | ((value: SentenceValue) => Said);

const ask = say("team-sign-in-ask");
const assign = say("team-mend-app-access");
const lookUp = say("team-mend-unknown-words");

/**
 * What an admin does about a refusal, where it is not what the code says. The refusal's own next step is for
 * the user, who can only ask the admin.
 */
const byReason: Readonly<Partial<Record<Reason, Remedy>>> = {
  "app-not-assigned": assign,
  "app-access-withdrawn": assign,
  "app-not-approved": say("team-mend-app-not-approved"),
  "app-not-in-org": say("team-mend-app-not-in-org"),
  "app-not-at-login-host": say("team-mend-login-host"),
  "app-without-refresh": say("team-mend-app-refresh"),
  "app-key-unknown": say("team-mend-app-key"),
  "app-secret-wrong": say("team-mend-app-secret"),
  "callback-unknown": (url) => say("team-mend-callback", { url }),
  "app-scopes": (scopes) => say("team-mend-app-scopes", { scopes }),
  "package-not-in-org": say("team-mend-package"),
  "package-not-assigned": say("team-mend-package-access"),
  "user-inactive": say("team-mend-user-inactive"),
  "org-inactive": say("team-mend-org-inactive"),
  "sign-in-refused-now": say("team-mend-login-hours"),
  "no-sign-in-there": say("team-mend-no-sign-in"),
  "sign-in-refused": lookUp,
  "renewal-refused": lookUp,
};

/** What an admin does about a user's refused sign-in. Where the user can mend it, the admin asks them to. */
export function signInRemedy({ code, members = {} }: StoredProblem): Said {
  const { reason, values = [] } = members as { reason?: Reason; values?: SentenceValue[] };
  const remedy = reason && byReason[reason];
  if (typeof remedy === "function") return remedy(values[0] ?? "");
  const { teamRemedy } = policyOf({ code });
  return remedy ?? (teamRemedy ? say(teamRemedy) : ask);
}
