import { remedyOfReason } from "../connection/team/signInRemedy.ts";
import type { ErrorCode } from "../errors.ts";
import type { Reason } from "../reasons/refusal.ts";
import { say, type Said } from "../reasons/sentence.ts";

const file = say("mend-file");
const gone = say("mend-gone");
const owner = say("mend-owner");
const again = say("mend-again");
const signIn = say("team-sign-in-ask");
const none = say("mend-code-already-in-crm");

/** What helps against one reason, where what the code says is too general, or wrong for it. */
const byReason: Readonly<Partial<Record<Reason, Said>>> = {
  "header-too-wide": file,
  "header-unknown": file,
  "file-unreadable": file,
  "no-rows": file,
  "no-row-imported": file,
  "no-row-imported-because": file,
  "upload-broke-off": file,
  "no-file": file,
  "lead-gone": gone,
  "no-such-lead": gone,
  "no-such-lead-id": gone,
  "no-such-list": gone,
  "not-list-owner": owner,
  "created-by-crosswalk": owner,
  "linked-by-rep": none,
  "not-created": again,
  "not-sent": again,
  "not-tried": again,
  "allowance-ceiling": say("mend-ceiling"),
  "too-many-at-once": say("mend-concurrent"),
  locked: say("mend-locked"),
  maintenance: say("mend-maintenance"),
  "no-such-path": say("mend-version"),
  "sign-in-ended": say("mend-sign-in-ended"),
  "sign-in-not-accepted": say("mend-sign-in-ended"),
  "sign-in-to-continue": signIn,
  "signed-out": signIn,
  "signed-out-when-idle": signIn,
  "signed-out-after-hours": signIn,
  "access-denied": signIn,
  "sign-in-not-completed": signIn,
  "storage-full": say("mend-storage-full"),
};

/** What an admin, or whoever runs the connector, does about any error of a code. */
export function remedyOfCode(code: ErrorCode): Said {
  return say(`mend-code-${code}`);
}

/** What they do about a refusal. */
export function remedyOf(code: ErrorCode, reason: string | null): Said {
  const exact = reason === null ? undefined : (byReason[reason as Reason] ?? remedyOfReason(reason));
  return exact ?? remedyOfCode(code);
}
