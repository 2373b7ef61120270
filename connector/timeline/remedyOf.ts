import { remedyOfReason } from "../connection/team/signInRemedy.ts";
import { mayPass } from "../creations/ledger/afterFailure.ts";
import { policyOf, type ErrorCode } from "../errors.ts";
import type { Reason } from "../reasons/refusal.ts";
import { say, type Said } from "../reasons/sentence.ts";

const file = say("mend-file");
const gone = say("mend-gone");
const owner = say("mend-owner");
const again = say("mend-again");
const undo = say("mend-undo");
const undoLook = say("mend-undo-look");
const signIn = say("team-sign-in-ask");
const none = say("mend-code-already-in-crm");

/**
 * Where something was refused: a batch tries again by itself, everything else is up to the user, as is a row
 * that the batch has given up.
 */
export type Setting = "batch" | "row" | "import" | "undo" | "alone";

/** What helps in one setting, where it is not what helps otherwise. */
const bySetting: Readonly<Partial<Record<Reason, Partial<Record<Setting, Said>>>>> = {
  locked: { batch: say("mend-locked-batch"), row: say("mend-locked-row") },
  deleted: { batch: say("mend-deleted-batch"), row: say("mend-deleted-batch") },
  maintenance: { batch: say("mend-maintenance-batch") },
  "no-read": { undo: say("mend-undo-read") },
  "storage-full": { batch: say("mend-storage-full-batch"), import: say("mend-storage-full-import") },
};

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
  "never-known": say("mend-never-known"),
  "undo-too-late": undo,
  "undo-changed": undo,
  "undo-not-done": undo,
  "undo-has-role": undo,
  "undo-role-changed": undo,
  "undo-has-activity": undo,
  "undo-not-looked": undo,
  "undo-linked": undo,
  "undo-restored": undo,
  "undo-not-certain": undo,
  undone: say("mend-undone"),
  "answer-unreadable": say("mend-gateway"),
  "undo-merged": say("mend-undo-merged"),
  "undo-refused": undo,
  "undo-never-known": undoLook,
  "undo-hidden": undoLook,
  "undo-unseen": undoLook,
  "not-deleted": say("mend-undo-lost"),
  "not-deleted-again": say("mend-undo-lost"),
  "not-created": again,
  "not-sent": again,
  "not-tried": again,
  "allowance-ceiling": say("mend-ceiling"),
  "too-many-at-once": say("mend-concurrent"),
  locked: say("mend-locked"),
  deleted: say("mend-deleted"),
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
export function remedyOf(code: ErrorCode, reason: string | null, setting: Setting): Said {
  const exact =
    reason === null
      ? undefined
      : (bySetting[reason as Reason]?.[setting] ?? byReason[reason as Reason] ?? remedyOfReason(reason));
  const { mendInBatch, mendImport, mendUndo } = policyOf({ code });
  const mendRow = mayPass({ code }) ? ("mend-retry-failed" as const) : undefined;
  const sentences = {
    batch: mendInBatch,
    row: mendRow,
    import: mendImport,
    undo: mendUndo,
    alone: undefined,
  };
  const ofCode = sentences[setting];
  return exact ?? (ofCode ? say(ofCode) : remedyOfCode(code));
}
