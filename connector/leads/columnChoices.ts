import { and, desc, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { columnChoices } from "../database/schema/leads.ts";
import type { ChosenColumns } from "../leadFiles/findHeader.ts";
import { hashedShapesOf } from "../secrets/secrets.ts";
import { firstOf } from "../database/firstOf.ts";

/** Shapes of files that are remembered for one user, the latest. */
const choicesMax = 100;

const ofCaller = ({ caller: { orgId, userId } }: RequestContext) =>
  and(eq(columnChoices.orgId, orgId), eq(columnChoices.userId, userId));

/** What the caller chose the columns of an earlier file of this shape to be. */
export async function findColumns(ctx: RequestContext, shape: string): Promise<ChosenColumns | null> {
  const isIt = inArray(columnChoices.shape, hashedShapesOf(ctx.vault, ctx.caller, shape));
  const found = await firstOf(
    ctx.database
      .select({ columns: columnChoices.columns })
      .from(columnChoices)
      .where(and(ofCaller(ctx), isIt))
      .orderBy(desc(columnChoices.chosenAt)),
  );
  return (found?.columns as ChosenColumns | undefined) ?? null;
}

/** Remembers it for the caller alone: what one takes a column for is not what a colleague does. */
export async function rememberColumns(
  ctx: RequestContext,
  shape: string,
  columns: ChosenColumns,
): Promise<void> {
  const { orgId, userId } = ctx.caller;
  const chosen = { columns: [...columns], chosenAt: ctx.clock() };
  const { shape: column } = columnChoices;
  const [stored, ...older] = hashedShapesOf(ctx.vault, ctx.caller, shape);
  await inTransaction(ctx.database, async (tx) => {
    await tx
      .insert(columnChoices)
      .values({ orgId, userId, shape: stored, ...chosen })
      .onConflictDoUpdate({ target: [columnChoices.userId, columnChoices.orgId, column], set: chosen });
    const all = await tx
      .select({ shape: column })
      .from(columnChoices)
      .where(ofCaller(ctx))
      .orderBy(desc(columnChoices.chosenAt), column);
    const old = [...older, ...all.slice(choicesMax).map((each) => each.shape)];
    if (old.length > 0) await tx.delete(columnChoices).where(and(ofCaller(ctx), inArray(column, old)));
  });
}
