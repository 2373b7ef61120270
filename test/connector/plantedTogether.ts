import { contactDescribe } from "../../connector/form/contactDescribe.ts";
import { contextForUser } from "../../connector/signIn/contextFor.ts";
import {
  add,
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
    cause: /Department is required\./,
    whose: "rep",
    remedy: /Correct these fields/,
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
    whose: "admin",
    remedy: /field-level security: Contact\.Title/,
    says: [/fields Title/],
    never: [/not kept/],
  },
  {
    what: "the right to create contacts was taken from the rep",
    async plant(situation) {
      const rights = (create: boolean) => ({ objectPermissions: { Contact: { create } } });
      await change(situation, `/users/${rep}`, rights(false), rights(true));
      return { id: (await add(situation)).id };
    },
    event: "request.refused",
    code: "insufficient-access",
    cause: /You don't have permission to create Contact records/,
    whose: "admin",
    remedy: /Create permission on Contact/,
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
    cause: /The account was deleted or merged in Salesforce\. Select another one\./,
    whose: "rep",
    remedy: /Correct these fields/,
    says: [/recordIds 001\w{15}/],
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
    whose: "rep",
    remedy: /delete it in Salesforce/,
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
    whose: "admin",
    remedy: /let you delete contacts/,
    says: [
      /wasn't removed[^]*DELETE \/sobjects\/Contact\/003\w+ 403[^]*clicked Undo\. The request to delete/,
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
    cause: /The contact wasn't removed/,
    whose: "admin",
    remedy: /whether the contact may be deleted/,
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
    cause: /removed the contact with Undo/,
    whose: null,
    remedy: null,
    never: [/Nothing is sent twice/],
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
    cause: /connection to Salesforce was lost/,
    whose: "crosswalk",
    remedy: /Nothing is sent twice/,
    says: [/DELETE \/sobjects\/Contact\/003\w+ no answer/],
    never: [/wasn't removed/],
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
    code: "session-expired",
    tells: "sign-in.not-renewed",
    cause: /inactive or frozen/,
    whose: "admin",
    remedy: /activate or unfreeze your user/,
  },
];
