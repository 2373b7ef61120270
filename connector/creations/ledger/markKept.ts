import { eq } from "drizzle-orm";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { policyOf, type AppError } from "../../errors.ts";
import { whyRefused } from "../../log/describeError.ts";
import { event } from "../../log/event.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { keptProblem } from "../../privacy/keptProblem.ts";
import { endUndoRow } from "./endUndoRow.ts";
import { endingOf } from "./undoEnding.ts";
import { idsOf, type CreationIds } from "./idsOf.ts";
import { openUndos, storedUndos } from "./openUndos.ts";
import { firstOf } from "../../database/firstOf.ts";

type KeptUndo = CreationIds & Pick<Creation, "contactId" | "undoAt"> & Partial<Pick<Creation, "state">>;

/**
 * Stores that all undos have ended without a contact that is known to be deleted, and why, as the background
 * has found out. That counts for nothing where one was sent or settled meanwhile.
 */
export async function markKept(app: Happening, creation: KeptUndo, error: AppError): Promise<void> {
  await end(app, creation, { error, open: ({ undoAt }) => (undoAt === creation.undoAt ? [] : null) });
}

/**
 * Stores that Salesforce has refused the undo that was sent at `undoAt`. Others that were sent stay in doubt.
 */
export async function markRefused(
  app: Happening,
  creation: KeptUndo,
  error: AppError,
  tell: Tell,
): Promise<UndoEnd> {
  const open = (row: Creation) => openUndos(row).filter((at) => at !== creation.undoAt);
  return await end(app, creation, { error, tell, open });
}

/**
 * The same for an undo that was refused before anything was sent: an earlier one that is in doubt stays so.
 */
export async function markNotSent(
  app: Happening,
  creation: KeptUndo,
  error: AppError,
  tell: Tell,
): Promise<UndoEnd> {
  return await end(app, creation, { error, tell, outcome: "not-sent", open: openUndos });
}

/** `in-doubt`: another undo is. `undone`: another one has removed the contact meanwhile. */
type UndoEnd = "kept" | "in-doubt" | "undone";

/** The words for whoever asks about the creation later, while an earlier undo is in doubt or not. */
type Tell = (isInDoubt: boolean) => AppError;

interface Ending {
  error: AppError;
  tell?: Tell;
  /** That nothing was sent. */
  outcome?: "not-sent";
  /** Which deletions stay in doubt of those that are; null where nothing is to be stored. */
  open: (row: Creation) => number[] | null;
}

async function end(
  app: Happening,
  creation: KeptUndo,
  { error, tell, outcome, open }: Ending,
): Promise<UndoEnd> {
  const { id, contactId } = creation;
  const { code, reason, values, salesforceCodes } = whyRefused(error);
  const why = { code, reason, values, salesforceCodes, outcome: outcome ?? null, call: error.call ?? null };
  return await inTransaction(app.database, async (transaction) => {
    const row = await firstOf(transaction.select().from(creations).where(eq(creations.id, id)));
    const stillOpen = row ? open(row) : [];
    if (stillOpen === null) return "kept";
    if (row?.state === "undone" && creation.state !== "undone") return "undone";
    const isNeverKnown = outcome !== undefined && isUnseen(row?.problem?.members?.["reason"]);
    const isInDoubt = stillOpen.length > 0 || isNeverKnown;
    if (row?.state === "created" && !isNeverKnown) {
      const told = tell?.(isInDoubt) ?? error;
      // A session that ended says nothing once the user has signed in again.
      const isToTell = !isInDoubt && policyOf(told).asksSignIn !== true;
      const problem = isToTell ? await keptProblem(transaction, creation, told) : null;
      const set = { ...storedUndos(stillOpen), problem };
      await transaction.update(creations).set(set).where(eq(creations.id, id));
    }
    const settled = isUnseen(reason) ? "creation.undo-never-known" : "creation.undo-refused";
    const name = isInDoubt ? "creation.undo-unknown" : settled;
    await event(app, name, { ...idsOf(creation), contactId, ...why });
    const ending = endingOf(error);
    if (!isInDoubt && row?.state === "created" && ending) await endUndoRow(app, transaction, id, ending);
    return isInDoubt ? "in-doubt" : "kept";
  });
}

/** Whether it isn't known, or never will be, how an undo ended that was sent. */
export const isOpen = ({ undoAt, problem }: Pick<Creation, "undoAt"> & Partial<Creation>): boolean =>
  undoAt !== null || isUnseen(problem?.members?.["reason"]);

/** Whether the contact may be gone. */
const isUnseen = (reason: unknown) => reason === "undo-never-known" || reason === "undo-unseen";
