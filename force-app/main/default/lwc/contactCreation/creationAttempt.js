import { createContact, readCreation } from "c/connectorClient";
import { IdempotentSend } from "c/idempotentSend";
import { withUndo } from "c/undoDeadline";

const way = {
  async send(creation, key) {
    const result = await createContact(creation, key);
    return withUndo(result, result);
  },
  idIn: ({ creationId }) => creationId,
  read: (creationId) => readCreation(creationId),
  resultIn(status) {
    const { id: creationId, contactId, opportunityContactRoleId } = status;
    return withUndo({ creationId, contactId, opportunityContactRoleId }, status);
  },
};

/** Creates a contact once. */
export const attemptCreation = (onChange) => new IdempotentSend(way, onChange);
