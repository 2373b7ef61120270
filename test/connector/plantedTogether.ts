import { contactDescribe } from "../../connector/describe/contactDescribe.ts";
import { contextForUser } from "../../connector/signIn/contextFor.ts";
import {
  addBatch,
  changeUser,
  fault,
  heldBatch,
  rep,
  type PlantedFailure,
  type Situation,
} from "./plantedFailures.ts";
import { batchIn } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { endAccessTokens } from "@crosswalk/practice-org";
import { selectValue } from "../support/plainSql.ts";

/** Changes the org and puts it back at the end. The connector sees both, as it would within minutes. */
async function change(
  { stack, ...situation }: Situation,
  path: string,
  planted: unknown,
  usual: unknown,
): Promise<void> {
  const { body } = await stack.rep.get<{ user: { id: string } }>("/v1/connection");
  const write = async (values: unknown) => {
    await stack.practice("PATCH", path, values);
    const user = { userId: body.user.id, orgId: stack.org.orgId };
    await contactDescribe(await contextForUser(stack.app, user, "planted"), { changed: true });
  };
  situation.finally(() => write(usual));
  await write(planted);
}

async function endedBatch(situation: Situation): Promise<{ id: string }> {
  const { id } = await addBatch(situation, 2);
  await batchIn(situation.stack.rep, id, "finished");
  return { id };
}

const deleting = { method: "DELETE", path: "/sobjects/Contact/" };

async function created({ stack }: Situation): Promise<{ creationId: string; contactId: string }> {
  const { leadId } = await stack.addLead();
  const { body } = await stack.rep.post<{ creationId: string; contactId: string }>(
    "/v1/contacts",
    stack.creation(leadId),
  );
  return body;
}

/** Failures that leave the org as it was, so that they share one: each is looked for by an id of its own. */
export const plantedTogether: PlantedFailure[] = [
  {
    what: "a field was made required that no lead has",
    async plant(situation) {
      const field = "/objects/Contact/fields/Department";
      await change(situation, field, { required: true }, { required: false });
      return endedBatch(situation);
    },
    event: "row.failed",
    code: "validation-failed",
    cause: /Fields that the org requires were blank, so nothing was sent to Salesforce: Department\./,
    remedy: /make the fields optional or give them a default value/,
    outcome: /The batch has ended .*failed: 2/,
    says: [/fields Department/],
    never: [/Salesforce didn't save/, /The message is the org's own/],
  },
  {
    what: "a field of the form was made read-only for the rep",
    async plant(situation) {
      const rights = (editable: boolean) => ({
        fieldPermissions: { "Contact.Title": { readable: true, editable } },
      });
      await change(situation, `/users/${rep}`, rights(false), rights(true));
      return endedBatch(situation);
    },
    event: "row.failed",
    code: "insufficient-access",
    cause: /You don't have edit access to Title on contacts\./,
    remedy: /Edit on the fields of the form/,
    outcome: /The batch has ended .*failed: 2/,
    says: [/fields Title/],
    never: [/not kept/],
  },
  {
    what: "the right to create contacts was taken from the rep",
    async plant(situation) {
      const rights = (create: boolean) => ({ objectPermissions: { Contact: { create } } });
      await change(situation, `/users/${rep}`, rights(false), rights(true));
      return endedBatch(situation);
    },
    event: "row.failed",
    code: "insufficient-access",
    cause: /You don't have permission to create Contact records/,
    remedy: /Create on Contact/,
    outcome: /The batch has ended .*failed: 2/,
    never: [/not kept/],
  },
  {
    what: "the account of a batch was deleted while it ran",
    async plant(situation) {
      const deleted = {
        success: false,
        errors: [{ statusCode: "ENTITY_IS_DELETED", message: "x", fields: [] }],
      };
      await fault(situation, {
        path: "/composite/sobjects",
        action: "error",
        status: 200,
        body: [deleted, deleted],
      });
      return endedBatch(situation);
    },
    event: "row.failed",
    code: "validation-failed",
    cause: /^The account 001\w{15} was deleted or merged in Salesforce\.$/,
    remedy: /select another account for these leads, or restore the deleted record/,
    outcome: /The batch has ended .*failed: 2/,
    never: [/Nothing to do/],
  },
  {
    what: "the rep clicks Undo after somebody has edited the contact",
    async plant(situation) {
      const { creationId, contactId } = await created(situation);
      const { db } = situation.stack.org.org;
      const later = new Date(Date.now() + 60_000).toISOString();
      db.prepare("UPDATE Contact SET LastModifiedDate = ? WHERE Id = ?").run(later, contactId);
      await situation.stack.rep.delete(`/v1/contacts/${creationId}`);
      return { id: contactId };
    },
    event: "creation.undo-refused",
    code: "request-invalid",
    cause: /was edited after it was created/,
    remedy: /ask the user to delete it in Salesforce/,
    outcome: /Salesforce created the contact: 003\w{15}\. Crosswalk doesn't look whether it's still there\./,
    never: [/The contact exists/, /sent something that the connector doesn't take/],
  },
  {
    what: "the rep may not delete contacts, and clicks Undo",
    async plant(situation) {
      const { creationId, contactId } = await created(situation);
      const body = [{ errorCode: "INSUFFICIENT_ACCESS_OR_READONLY", message: "x" }];
      await fault(situation, { ...deleting, action: "error", status: 403, body });
      await situation.stack.rep.delete(`/v1/contacts/${creationId}`);
      return { id: contactId };
    },
    event: "creation.undo-refused",
    code: "insufficient-access",
    cause: /Salesforce doesn't let you delete this contact\./,
    remedy: /Give the user Delete on Contact/,
    outcome: /Salesforce created the contact: 003/,
    says: [
      /clicked Undo\. The request to delete[^]*wasn't removed[^]*DELETE \/sobjects\/Contact\/003\w+ 403/,
    ],
  },
  {
    what: "Salesforce refuses to delete the contact of an Undo",
    async plant(situation) {
      const { creationId, contactId } = await created(situation);
      const body = [{ errorCode: "DELETE_FAILED", message: "x", fields: [] }];
      await fault(situation, { ...deleting, action: "error", status: 400, body });
      await situation.stack.rep.delete(`/v1/contacts/${creationId}`);
      return { id: contactId };
    },
    event: "creation.undo-refused",
    code: "validation-failed",
    cause: /The contact wasn't removed\./,
    remedy: /ask the user to delete it in Salesforce/,
    outcome: /Salesforce created the contact: 003/,
    never: [/didn't save the contact/],
  },
  {
    what: "the answer to Undo is lost, and the contact is gone",
    async plant(situation) {
      const { creationId, contactId } = await created(situation);
      await fault(situation, { ...deleting, action: "reset-after" });
      await situation.stack.rep.delete(`/v1/contacts/${creationId}`);
      return { id: contactId };
    },
    event: "creation.undone",
    cause: /clicked Undo, and the contact was found deleted in Salesforce/,
    remedy: null,
    outcome: /The user removed the contact with Undo/,
    never: [/Remedy: Nothing is created twice/],
  },
  {
    what: "the connection is cut before Salesforce deletes the contact of an Undo",
    async plant(situation) {
      const { creationId, contactId } = await created(situation);
      await fault(situation, { ...deleting, action: "reset-before" });
      await situation.stack.rep.delete(`/v1/contacts/${creationId}`);
      return { id: contactId };
    },
    event: "creation.undo-unknown",
    cause: /closed before a response came|was reset/,
    remedy: /never sends a deletion again by itself/,
    outcome: /It isn't known yet whether Undo removed the contact: 003/,
    says: [/DELETE \/sobjects\/Contact\/003\w+ no answer/],
    never: [/Nothing is created twice/, /wasn't removed/],
  },
  {
    what: "an admin has frozen the rep in mid-batch",
    async plant(situation) {
      const { stack, clock } = situation;
      const { id } = await heldBatch(situation);
      await changeUser(situation, { frozen: true });
      endAccessTokens(stack.org.org, rep);
      await eventually(async () => {
        clock.advance({ minutes: 2 });
        const paused = "SELECT 1 FROM events where batch_id = ? and reason = 'sign-in-to-continue'";
        if (!(await selectValue(stack.app.database, paused, id))) throw new Error("not asked to sign in yet");
      });
      return { id };
    },
    event: "batch.paused",
    code: "session-expired",
    cause: /inactive or frozen|Sign in to Salesforce again to continue/,
    remedy: /Activate or unfreeze the user|Ask the user to sign in/,
    outcome: /The batch is paused .*It waits because of this: This Salesforce user is inactive or frozen\./,
  },
];
