import { policyOf, type SentenceValue } from "../../../errors.ts";
import { listed, nameOfObject } from "../../../reasons/fieldErrors.ts";
import type { StoredProblem } from "../../../reasons/problems.ts";
import type { Reason } from "../../../reasons/refusal.ts";
import { type Said, say } from "../../../reasons/sentence.ts";
import { dayOf } from "../../../reasons/timeZone.ts";
import type { Refusal } from "../../../signIn/signInRefusals.ts";
import { type Check, failed, passed, unknown, warning } from "../diagnosis/check.ts";
import { hasAll, isHeldToRepRights, rightsFor, type Team, type TeamMember } from "./readTeam.ts";

/** A precondition that each user of the team is held against. */
interface Precondition {
  id: string;
  title: Said;
  check(member: TeamMember, subject: Pick<Precondition, "id" | "title">): Check;
}

/** The preconditions, in the order in which they stop a user: to sign in, to ask, to write. */
export function preconditions(team: Team): Precondition[] {
  const contact = nameOfObject("Contact", team.contact);
  const account = nameOfObject("Account");
  return [
    { id: "permission-set", title: say("team-permission-set"), check: checkPermissionSet },
    { id: "active", title: say("team-active"), check: checkActive },
    { id: "frozen", title: say("team-frozen"), check: checkFrozen },
    { id: "api-access", title: say("check-api"), check: checkApi },
    {
      id: "object:Contact",
      title: say("check-create", { object: contact }),
      check: ofReps((member, subject) => checkContact(member, subject, contact)),
    },
    {
      id: "object:OpportunityContactRole",
      title: say("check-create", { object: nameOfObject("OpportunityContactRole") }),
      check: ofReps(checkRole),
    },
    {
      id: "object:Account",
      title: say("check-read", { object: account }),
      check: ofReps((member, subject) => checkAccount(member, subject, account)),
    },
    {
      id: "fields",
      title: say("team-fields"),
      check: ofReps((member, subject) => checkFields(member, subject, team)),
    },
    {
      id: "sign-in",
      title: say("team-sign-in"),
      check: (member, subject) => checkSignIn(member, subject, team),
    },
  ];
}

type Subject = Pick<Precondition, "id" | "title">;

/** A check that is skipped for users who have only Crosswalk Admin. */
function ofReps(check: Precondition["check"]): Precondition["check"] {
  return (member, subject) => {
    const names = member.packageSets?.map(({ name }) => name) ?? null;
    return isHeldToRepRights(names) ? check(member, subject) : passed(subject, say("team-not-a-rep"));
  };
}

function checkPermissionSet({ packageSets, sessionLabels, rights }: TeamMember, subject: Subject): Check {
  if (packageSets === null) return unknown(subject, whyUnknown(rights));
  if (sessionLabels.length > 0) {
    const sets = listed(sessionLabels);
    const state = packageSets.length > 0 ? warning : failed;
    return state(
      subject,
      say("team-permission-set-session", { sets }),
      say("team-permission-set-always", { sets }),
    );
  }
  return packageSets.length > 0
    ? passed(
        subject,
        say("team-permission-set-held", { sets: listed(packageSets.map(({ label }) => label)) }),
      )
    : failed(subject, say("team-permission-set-none"), say("team-permission-set-assign"));
}

function checkActive({ isActive }: TeamMember, subject: Subject): Check {
  if (isActive === null) return unknown(subject, say("team-unread"));
  return isActive
    ? passed(subject, say("team-active-yes"))
    : failed(subject, say("team-active-no"), say("team-active-activate"));
}

function checkFrozen({ isFrozen }: TeamMember, subject: Subject): Check {
  if (isFrozen === "unseen") return unknown(subject, say("team-needs-manage-users"));
  if (isFrozen === null) return unknown(subject, say("team-unread"));
  return isFrozen
    ? failed(subject, say("team-frozen-yes"), say("team-frozen-unfreeze"))
    : passed(subject, say("team-frozen-no"));
}

function checkApi({ rights }: TeamMember, subject: Subject): Check {
  const has = rights.has("system:ApiEnabled");
  if (has === null) return unknown(subject, whyUnknown(rights));
  return has
    ? passed(subject, say("team-api-granted"))
    : failed(subject, say("team-api-missing"), say("team-api-grant"));
}

function checkContact({ rights }: TeamMember, subject: Subject, object: SentenceValue): Check {
  const has = hasAll(rights, rightsFor.createContact);
  if (has === null) return unknown(subject, whyUnknown(rights));
  if (has) return passed(subject, say("team-create-granted", { object }));
  return rights.has("Contact:create") === false
    ? failed(subject, say("team-create-missing", { object }), say("check-create-grant", { object }))
    : failed(subject, say("team-read-missing", { object }), say("check-read-grant", { object }));
}

function checkAccount({ rights }: TeamMember, subject: Subject, object: SentenceValue): Check {
  const has = hasAll(rights, rightsFor.readAccount);
  if (has === null) return unknown(subject, whyUnknown(rights));
  return has
    ? passed(subject, say("team-read-granted", { object }))
    : failed(subject, say("team-read-missing", { object }), say("check-read-grant", { object }));
}

function checkRole({ rights }: TeamMember, subject: Subject): Check {
  const object = nameOfObject("Opportunity");
  const has = hasAll(rights, rightsFor.addRole);
  if (has === null) return unknown(subject, whyUnknown(rights));
  return has
    ? passed(subject, say("team-role-granted", { object }))
    : warning(subject, say("team-role-missing", { object }), say("team-role-grant", { object }));
}

function checkFields({ rights }: TeamMember, subject: Subject, { fields, contact }: Team): Check {
  const missing = fields.filter(({ right }) => rights.has(right) === false);
  if (missing.length > 0) {
    const state = missing.some(({ required }) => required) ? failed : warning;
    const detail = say("team-fields-missing", { fields: listed(missing.map(({ label }) => label)) });
    const rows = new Map(missing.map(({ right, row }) => [right, row]));
    const values = { object: nameOfObject("Contact", contact), row: listed([...rows.values()]) };
    return state(subject, detail, say("check-edit-grant", values));
  }
  return fields.some(({ right }) => rights.has(right) === null)
    ? unknown(subject, whyUnknown(rights))
    : passed(subject, say("team-fields-granted"));
}

/** Where permission sets could be read in part only, the answer was too long. */
function whyUnknown({ isSeen }: TeamMember["rights"]): Said {
  return isSeen ? say("team-unread") : say("team-needs-view-setup");
}

function checkSignIn({ signIn }: TeamMember, subject: Subject, team: Team): Check {
  const ask = say("team-sign-in-ask");
  switch (signIn.state) {
    case "live": {
      const { refusal } = signIn;
      if (!refusal) return passed(subject, say("team-sign-in-live"));
      const detail = say("team-sign-in-live-refused", valuesOf(refusal, team));
      return warning(subject, detail, signInRemedy(refusal.problem));
    }
    case "ended":
      return warning(subject, say("team-sign-in-ended"), ask);
    case "never":
      return warning(subject, say("team-sign-in-never"), ask);
    case "refused": {
      const { refusal } = signIn;
      const detail = say("team-sign-in-refused", valuesOf(refusal, team));
      return failed(subject, detail, signInRemedy(refusal.problem));
    }
  }
}

/** The day of a refusal, and what the user reads. */
function valuesOf({ problem, refusedAt }: Refusal, team: Team) {
  const { detail, members = {} } = problem;
  const { reason = "", values } = members as { reason?: string; values?: SentenceValue[] };
  const words: SentenceValue = { text: detail, reason, ...(values && { values }) };
  return { date: dayOf(refusedAt, team), words };
}

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
