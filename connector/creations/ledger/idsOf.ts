import { creations, type Creation } from "../../database/schema/contacts.ts";

/** The ids of a creation that each of its events has. */
export type CreationIds = Pick<Creation, "id" | "leadId" | "batchId" | "userId" | "orgId">;

/** The columns of these, for a query. */
export const idColumns = {
  id: creations.id,
  leadId: creations.leadId,
  batchId: creations.batchId,
  userId: creations.userId,
  orgId: creations.orgId,
};

/** The ids of a creation, as its events name them. */
export function idsOf({ id: creationId, leadId, batchId, userId, orgId }: CreationIds) {
  return { creationId, leadId, batchId, userId, orgId };
}
