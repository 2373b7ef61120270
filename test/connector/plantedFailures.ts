import { PassThrough } from "node:stream";
import { vi } from "vitest";
import { endAccessTokens } from "@crosswalk/practice-org";
import { eraseDeparted } from "../../connector/jobs/eraseDeparted.ts";
import { endLostAnswers } from "../../connector/creations/reconcile/endLostAnswers.ts";
import { reconcileDue } from "../../connector/creations/reconcile/reconcile.ts";
import type { Whose } from "../../connector/errors.ts";
import { orgIds } from "../../connector/database/rows.ts";
import { byCommand, erasePerson } from "../../connector/privacy/erasePerson.ts";
import { findUsers } from "../../connector/privacy/eraseUser.ts";
import { BoundedTransport, NoAnswerError } from "../../connector/salesforce/transport.ts";
import type { TimelineQuestion } from "../../connector/timeline/readTimeline.ts";
import { addList, batchIn, readBatch, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { fillQuota } from "../support/fillQuota.ts";
import type { movableClock } from "../support/movableClock.ts";
import type { ContactStack } from "../support/startContactStack.ts";
import { startStack } from "../support/startStack.ts";
import { asCrashLeavesIt } from "../support/asCrashLeavesIt.ts";
import { fillDisk } from "../support/failWrites.ts";
import { runSql, selectRow } from "../support/plainSql.ts";

/** What a failure happens in. */
export interface Situation {
  stack: ContactStack;
  clock: ReturnType<typeof movableClock>;
  /** Something to undo after the timeline was read. */
  finally(undo: () => Promise<unknown>): void;
}

export interface PlantedFailure {
  /** What is wrong, for whoever planted it. */
  what: string;
  /** Makes it happen. Gives what the person who complains can name: an id, a user or a time. */
  plant(situation: Situation): Promise<TimelineQuestion & { app?: ContactStack["app"] }>;
  /** In words of the timeline. */
  cause: RegExp;
  /** None where nothing was refused. */
  remedy: RegExp | null;
  /** Who can do something about it. */
  whose: Whose | null;
  /** What else the text says. */
  says?: RegExp[];
  /** What would mislead. */
  never?: RegExp[];
  /** Of the entry that names them, where it is the same whoever meets it first. */
  event?: string;
  code?: string;
  /** What else happened that explains it. */
  tells?: string;
}

export const rep = "rep@practice.example";

export const fault = ({ stack }: Situation, changes: Record<string, unknown>) =>
  stack.practice("POST", "/faults", { method: "POST", path: "/composite", times: 1, ...changes });

/** The request that creates a contact. */
const writing = { path: "/composite$", record: '"referenceId":"contact"' };

const refusing = (situation: Situation, errorCode: string, message: string, more = {}) =>
  fault(situation, {
    path: "/composite$",
    record: '/sobjects/Contact"',
    action: "error",
    ...more,
    body: [{ errorCode, message }],
  });

/** Adds one contact, once something has happened meanwhile. Gives the request id that the rep is shown. */
export async function add(situation: Situation, meanwhile: () => unknown = () => undefined) {
  const { stack } = situation;
  const { leadId } = await stack.addLead();
  await meanwhile();
  const { headers } = await stack.rep.post("/v1/contacts", stack.creation(leadId));
  return { leadId, id: String(headers.get("x-request-id")) };
}

export async function addBatch(
  { stack }: Situation,
  size = 3,
): Promise<{ id: string; listId: string; lastName: string }> {
  const { leadIds, listId, lastName } = await addList(stack, size);
  const rows = leadIds.map((leadId) => ({ leadId, accountId: stack.account.id }));
  return { id: await startBatch(stack.rep, { rows, listId, leadIds }), listId, lastName };
}

async function pausedBatch(situation: Situation) {
  const batch = await addBatch(situation);
  await batchIn(situation.stack.rep, batch.id, "paused");
  return batch;
}

/** A contact that Salesforce made, whose answer was lost; its user signs out before anybody asked. */
async function loseAnswer(situation: Situation): Promise<{ leadId: string }> {
  await fault(situation, { ...writing, action: "reset-after" });
  const { leadId } = await add(situation);
  await situation.stack.rep.delete("/v1/sessions/current");
  return { leadId };
}

/** A batch that its first turn cannot send: what happens to it meanwhile is planted then. */
export async function heldBatch(situation: Situation) {
  const { stack } = situation;
  await stack.practice("POST", "/faults", {
    path: "/services/data",
    times: 50,
    action: "error",
    retryAfter: 60,
  });
  const batch = await pausedBatch(situation);
  await stack.practice("DELETE", "/faults");
  return batch;
}

export const changeUser = ({ stack }: Situation, changes: Record<string, unknown>) =>
  stack.practice("PATCH", `/users/${rep}`, changes);

/** Failures as they come to support: somebody says that something did not work. */
export const plantedFailures: PlantedFailure[] = [
  {
    what: "somebody else's process holds the lock of the account",
    async plant(situation) {
      const body = { errorCode: "UNABLE_TO_LOCK_ROW", message: "unable to obtain exclusive access" };
      await fault(situation, {
        path: "/composite$",
        record: '/sobjects/Contact"',
        times: 3,
        action: "error",
        status: 400,
        body: [body],
      });
      return { id: (await add(situation)).id };
    },
    event: "request.refused",
    code: "salesforce-unavailable",
    cause: /editing this record/,
    whose: "time",
    remedy: /Try again in a moment/,
    says: [/code salesforce-unavailable · reason locked/],
    never: [/tries again/],
  },
  {
    what: "Salesforce is in maintenance while a batch runs",
    async plant(situation) {
      await situation.stack.practice("POST", "/faults", {
        path: "/services/data",
        times: 50,
        action: "error",
        retryAfter: 60,
      });
      return { id: (await pausedBatch(situation)).id };
    },
    event: "batch.paused",
    code: "salesforce-unavailable",
    cause: /maintenance/,
    whose: "salesforce",
    remedy: /Nothing is lost/,
    says: [/The batch paused, and tries again at \d{4}-\d\d-\d\dT[\d:.]+Z\./],
  },
  {
    what: "the org's API requests are used up in mid-batch",
    async plant(situation) {
      const { id } = await heldBatch(situation);
      await situation.stack.practice("PATCH", "/settings", { perUserApiLimit: 0 });
      situation.clock.advance({ minutes: 2 });
      await eventually(async () => {
        const { problem } = await readBatch(situation.stack.rep, id);
        if (problem?.code !== "api-limit-reached") throw new Error(JSON.stringify(problem));
      });
      return { id };
    },
    event: "batch.paused",
    code: "api-limit-reached",
    cause: /has no Salesforce API requests left for you/,
    whose: "time",
    remedy: /counts requests from the last 24 hours/,
    says: [/The batch paused, and tries again at[^]*The batch paused, and tries again at/],
  },
  {
    what: "the network cuts the connection after Salesforce has created the contact",
    async plant(situation) {
      await fault(situation, {
        ...writing,
        action: "reset-after",
      });
      const { leadId } = await add(situation);
      await eventually(async () => {
        situation.clock.advance({ minutes: 2 });
        await reconcileDue(situation.stack.app);
        const row = await selectRow(situation.stack.app.database, "select state from creations");
        if ((row as { state: string }).state !== "created") throw new Error("not found yet");
      });
      return { id: leadId };
    },
    event: "creation.unknown",
    tells: "creation.reconciled",
    cause: /connection to Salesforce was lost/,
    whose: "crosswalk",
    remedy: /network, firewall, and proxy/,
    says: [/was found in Salesforce[^]*Salesforce created the contact\./],
  },
  {
    what: "Salesforce does not answer in time",
    async plant(situation) {
      situation.stack.waitForSalesforce(300);
      await fault(situation, { ...writing, action: "hang" });
      return { id: (await add(situation)).id };
    },
    event: "creation.unknown",
    cause: /didn't respond in time/,
    whose: "salesforce",
    remedy: /slow triggers and flows/,
  },
  {
    what: "a proxy shows the connector a certificate that it does not trust",
    async plant(situation) {
      const cause = Object.assign(new Error("self-signed"), { code: "SELF_SIGNED_CERT_IN_CHAIN" });
      const { httpRequest } = BoundedTransport.prototype;
      const proxied = vi.spyOn(BoundedTransport.prototype, "httpRequest").mockImplementation(function (
        this: BoundedTransport,
        request,
      ) {
        if (!request.url.includes("/composite")) return httpRequest.call(this, request);
        const failed = Promise.reject(new NoAnswerError(false, cause));
        return Object.assign(failed, { stream: () => new PassThrough() });
      });
      const { id } = await add(situation);
      proxied.mockRestore();
      return { id };
    },
    event: "request.refused",
    code: "salesforce-unavailable",
    cause: /isn't secure \(TLS\)/,
    whose: "crosswalk",
    remedy: /NODE_EXTRA_CA_CERTS/,
    says: [/The user got an error\./],
  },
  {
    what: "the connector is killed between the request and its answer",
    async plant(situation) {
      const { stack } = situation;
      await fault(situation, { ...writing, action: "hang" });
      stack.waitForSalesforce(2_000);
      const { leadId } = await stack.addLead();
      const posted = stack.rep.post("/v1/contacts", stack.creation(leadId)).catch(() => undefined);
      await eventually(async () => {
        if (!(await selectRow(stack.app.database, "SELECT 1 FROM creations where state = 'sent'")))
          throw new Error("not sent");
      });
      // As a crash leaves it: the next start is on what the disk had then.
      const databaseFile = await asCrashLeavesIt(stack.app.database);
      const next = await startStack({ databaseFile, orgs: stack.orgs, clock: situation.clock.now });
      situation.finally(async () => {
        await next.close();
        await posted;
      });
      await eventually(async () => {
        const lost = await selectRow(next.app.database, "SELECT 1 FROM creations where state = 'unknown'");
        if (!lost) throw new Error("not lost");
      });
      return { id: leadId, app: next.app };
    },
    event: "creation.unknown",
    tells: "connector.killed",
    cause: /ended before a response was stored/,
    whose: "crosswalk",
    remedy: /why the connector ended: its memory/,
    says: [
      /The response to the request was lost[^]*The connector ended unexpectedly[^]*was sent to Salesforce\./,
    ],
  },
  {
    what: "an admin has revoked the rep's access in Setup",
    async plant(situation) {
      const { db } = situation.stack.org.org;
      await add(situation, () => db.exec("UPDATE oauth_grant SET revoked = 1"));
      return { user: rep };
    },
    event: "request.refused",
    code: "session-expired",
    tells: "sign-in.not-renewed",
    cause: /Salesforce ended your session/,
    whose: "rep",
    remedy: /Sign in to Salesforce again/,
    says: [/rep@practice\.example · code session-expired/],
  },
  {
    what: "an admin turns Create Contacts off in mid-batch",
    async plant(situation) {
      const { stack, clock } = situation;
      const { id } = await heldBatch(situation);
      await stack.admin.put("/v1/settings", { createContacts: false });
      clock.advance({ minutes: 2 });
      await eventually(async () => {
        const { problem } = await readBatch(stack.rep, id);
        if (problem?.code !== "creation-disabled") throw new Error(JSON.stringify(problem));
      });
      // It looks again every few seconds, which is not told each time.
      const { resumeAt } = await readBatch(stack.rep, id);
      clock.advance({ minutes: 1 });
      await eventually(async () => {
        if ((await readBatch(stack.rep, id)).resumeAt === resumeAt) throw new Error("not looked again");
      });
      return { id };
    },
    event: "batch.paused",
    code: "creation-disabled",
    tells: "setting.changed",
    cause: /Contact creation is turned off/,
    whose: "admin",
    remedy: /turn on Create Contacts/,
    says: [/The batch paused\.\n[^]*Create Contacts was changed from on to off\./],
    never: [/(The batch paused\.\n[^]*){2}/],
  },
  {
    what: "the rep's quota is used up in mid-batch",
    async plant(situation) {
      const empty = await fillQuota(situation.stack, rep, 1);
      situation.finally(() => Promise.resolve(empty()));
      const { id } = await addBatch(situation);
      await batchIn(situation.stack.rep, id, "finished");
      return { id };
    },
    event: "row.failed",
    code: "quota-exceeded",
    cause: /You have added 1,000 of 1,000 contacts this month/,
    whose: "time",
    remedy: /You can continue on/,
    says: [/leadIds [\da-f-]{36} [\da-f-]{36}/, /The batch ended \(added: 1, failed: 2\)/],
  },
  {
    what: "a duplicate rule that blocks finds the person in the org",
    async plant(situation) {
      const { stack } = situation;
      const { leadId } = await stack.addLead();
      const { contact } = stack.creation(leadId);
      const { FirstName, LastName } = contact;
      const Email = "quinn@twin.example";
      const { body } = await stack.rep.get<{ user: { id: string } }>("/v1/connection");
      await stack.practice("POST", "/records/Contact", [
        { FirstName, LastName, Email, OwnerId: body.user.id },
      ]);
      await stack.practice("PATCH", "/settings", { duplicateRule: "block" });
      await stack.rep.post("/v1/contacts", stack.creation(leadId, { contact: { Email } }));
      return { id: leadId };
    },
    event: "request.refused",
    code: "duplicate-detected",
    tells: "creation.failed",
    cause: /possible duplicate/,
    whose: "rep",
    remedy: /duplicate rule prevents saving/,
    never: [/(possible duplicate[^]*){2}/],
  },
  {
    what: "a validation rule of the org refuses what a batch sends",
    async plant(situation) {
      const rule = {
        name: "No_Planners",
        field: "Title",
        when: "Title = 'Planner'",
        message: "No planners.",
      };
      await situation.stack.practice("POST", "/objects/Contact/validation-rules", rule);
      const { id } = await addBatch(situation);
      await batchIn(situation.stack.rep, id, "finished");
      return { id };
    },
    event: "row.failed",
    code: "validation-failed",
    tells: "creation.failed",
    cause: /validation rule of the org/,
    whose: "admin",
    remedy: /validation rules of Contact/,
    never: [/Salesforce didn't save the contact/, /(validation rule of the org[^]*){2}/],
  },
  {
    what: "a trigger of the org throws",
    async plant(situation) {
      await refusing(
        situation,
        "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
        "ContactTrigger: execution of BeforeInsert",
        { status: 400 },
      );
      return { id: (await add(situation)).id };
    },
    event: "request.refused",
    cause: /Apex trigger or a flow/,
    whose: "admin",
    remedy: /Correct the Apex trigger or flow/,
  },
  {
    what: "an admin has taken the permission set of the app away",
    async plant(situation) {
      await add(situation, async () => {
        await changeUser(situation, { permissionSets: [] });
        endAccessTokens(situation.stack.org.org, rep);
      });
      return { user: rep };
    },
    event: "request.refused",
    code: "session-expired",
    tells: "sign-in.not-renewed",
    cause: /no longer approved for the Crosswalk app/,
    whose: "admin",
    remedy: /assign you the Crosswalk Rep permission set/,
  },
  {
    what: "the rep's API access was taken away",
    async plant(situation) {
      const { id } = await add(situation, () => changeUser(situation, { apiEnabled: false }));
      return { id };
    },
    event: "request.refused",
    code: "api-disabled",
    cause: /doesn't have API access/,
    whose: "admin",
    remedy: /API Enabled/,
    never: [/consumer key/],
  },
  {
    what: "the disk of the connector's host is full",
    async plant(situation) {
      const { stack } = situation;
      const { leadId } = await stack.addLead();
      const makeRoom = await fillDisk(stack.app.database);
      let id = "";
      await eventually(async () => {
        const { status, headers } = await stack.rep.post("/v1/lead-lists", {
          name: "Much",
          leads: manyLeads(500),
        });
        if (status !== 503) throw new Error(`${status} of ${leadId}`);
        id = String(headers.get("x-request-id"));
      });
      await makeRoom();
      await stack.rep.get("/v1/no-such-thing");
      return { id };
    },
    event: "request.refused",
    code: "storage-unavailable",
    cause: /disk with Crosswalk's database/,
    whose: "crosswalk",
    remedy: /Make room on the disk/,
    says: [/nothing was imported\./],
  },
  {
    what: "the rep deletes the list in mid-batch",
    async plant(situation) {
      const { stack, clock } = situation;
      const { id, listId } = await heldBatch(situation);
      await stack.rep.delete(`/v1/lead-lists/${listId}`);
      clock.advance({ minutes: 2 });
      await batchIn(stack.rep, id, "finished");
      return { id };
    },
    event: "row.failed",
    code: "not-found",
    tells: "list.deleted",
    cause: /lead was deleted/,
    whose: "rep",
    remedy: /Go back and refresh/,
    says: [/leadIds/],
  },
  {
    what: "the rep imports a file without a header row",
    async plant({ stack }) {
      const form = new FormData();
      form.append("file", new Blob(["just,some,cells\n1,2,3\n"]), "export.csv");
      const { headers } = await stack.rep.request("POST", "/v1/lead-lists", form);
      return { id: String(headers.get("x-request-id")) };
    },
    event: "request.refused",
    code: "request-invalid",
    cause: /No header row was found/,
    whose: "rep",
    remedy: /Import the original export file/,
    says: [/found in the first \d+ lines/],
  },
  {
    what: "another admin has changed the Lead Source, and the contact has one that nobody expects",
    async plant(situation) {
      const { stack } = situation;
      await stack.admin.put("/v1/settings", { leadSource: { default: "Web" } });
      const { leadId } = await add(situation);
      return { id: leadId };
    },
    event: "setting.changed",
    cause: /Lead Source was changed from/,
    whose: null,
    remedy: null,
    says: [/Lead Source was changed from "Other" to "Web"\./],
  },
  {
    what: "the org has deactivated the Lead Source that contacts get",
    async plant(situation) {
      const { stack } = situation;
      stack.later();
      await stack.practice("PATCH", "/objects/Contact/fields/LeadSource", {
        picklistValues: [
          { value: "Web", active: true },
          { value: "Other", active: false },
        ],
      });
      return { id: (await add(situation)).id };
    },
    event: "request.refused",
    code: "lead-source-missing",
    cause: /Lead Source "Other" is no longer active/,
    whose: "admin",
    remedy: /select another Lead Source/,
  },
  {
    what: "a person was erased on request while they were in a batch",
    async plant(situation) {
      const { stack, clock } = situation;
      const { id } = await heldBatch(situation);
      const { database, vault } = stack.app;
      const { url } = (await selectRow(database, "select url from lead_profiles limit 1")) as {
        url: string;
      };
      await erasePerson(
        { database, vault, now: clock.now(), by: byCommand },
        await orgIds(database),
        { profileUrl: url },
        { blanksTexts: false },
      );
      clock.advance({ minutes: 2 });
      await batchIn(stack.rep, id, "finished");
      return { id };
    },
    event: "row.failed",
    code: "not-found",
    tells: "setting.changed",
    cause: /person was erased on request/,
    whose: "nobody",
    remedy: /Don't import them again/,
    says: [/list of people who were erased on request changed/],
    never: [/import it again/],
  },
  {
    what: "the panel is of a newer version than the connector",
    async plant({ stack }) {
      const { headers } = await stack.rep.get("/v1/of-next-year");
      return { id: String(headers.get("x-request-id")) };
    },
    event: "request.refused",
    code: "not-found",
    cause: /something that this connector doesn't have/,
    whose: "admin",
    remedy: /belongs to the connector's version/,
  },
  {
    what: "the app's secret was changed in the org, and nobody can sign in",
    async plant({ stack, clock }) {
      stack.org.org.db.prepare("UPDATE oauth_client SET clientSecret = 'another'").run();
      await stack.tryToSignIn(rep);
      return { at: clock.now() };
    },
    event: "sign-in.refused",
    code: "api-disabled",
    cause: /rejected the Crosswalk app's consumer secret/,
    whose: "admin",
    remedy: /check the connector's SALESFORCE_CLIENT_SECRET/,
  },
  {
    what: "an answer was lost, and its user has not signed in for thirty days",
    async plant(situation) {
      const { leadId } = await loseAnswer(situation);
      situation.clock.advance({ hours: 31 * 24 });
      await endLostAnswers(situation.stack.app);
      return { id: leadId };
    },
    event: "creation.never-known",
    code: "salesforce-unavailable",
    cause: /nobody who could have asked signed in again in time/,
    whose: "rep",
    remedy: /Look for the contact in Salesforce/,
    says: [/It counts as created\./],
    never: [/quota wasn't used/, /status\.salesforce\.com/],
  },
  {
    what: "an answer was lost in a batch, and its user has left and was erased",
    async plant(situation) {
      const { stack } = situation;
      await fault(situation, { path: "/composite/sobjects", action: "reset-after" });
      const { id } = await addBatch(situation);
      await eventually(async () => {
        const lost = await selectRow(stack.app.database, "SELECT 1 FROM creations where state = 'unknown'");
        if (!lost) throw new Error("not lost");
        // Nobody asks as them from now on.
        await runSql(stack.app.database, "delete from grants");
      });
      const found = await findUsers(stack.app.database, rep);
      for (const { id: userId } of found) await eraseDeparted(stack.app, userId);
      return { id };
    },
    event: "row.failed",
    code: "salesforce-unavailable",
    tells: "creation.never-known",
    cause: /nobody who could have asked signed in again in time/,
    whose: "rep",
    remedy: /Look for the contact in Salesforce/,
    says: [/The batch was canceled\./, /It counts as created\./],
    never: [/quota wasn't used/, /30 days/, /status\.salesforce\.com/],
  },
];

function manyLeads(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    firstName: "Quinn",
    lastName: `Number ${index} ${"of a long name ".repeat(8)}`,
    company: "Much & More",
  }));
}
