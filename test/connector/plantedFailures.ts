import { PassThrough } from "node:stream";
import { vi } from "vitest";
import { endAccessTokens } from "@crosswalk/practice-org";
import { eraseDeparted } from "../../connector/batches/eraseDeparted.ts";
import { endLostAnswers } from "../../connector/creations/reconcile/endLostAnswers.ts";
import { reconcileDue } from "../../connector/creations/reconcile/reconcileDue.ts";
import { erasePerson } from "../../connector/privacy/erasePerson.ts";
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
  /** How it ended, as the last lines say. */
  outcome: RegExp;
  /** What else the text says. */
  says?: RegExp[];
  /** What would mislead. */
  never?: RegExp[];
  /** Of the entry that names them. */
  event: string;
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
async function add(situation: Situation, meanwhile: () => unknown = () => undefined) {
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
    remedy: /changes the same accounts at the same time/,
    outcome: /No contact was created, and the quota wasn't used/,
    says: [/about the request/, /reason locked \(salesforce-unavailable\)/, /Ask the user to try again/],
    never: [/by itself/],
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
    remedy: /status\.salesforce\.com/,
    outcome: /The batch is paused \(waiting: 3, .*[^]*maintenance\.[^]*tries again at \d{4}-/,
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
    remedy: /System Overview, API Requests/,
    outcome: /The batch is paused[^]*no Salesforce API requests left[^]*tries again at/,
    says: [
      /The batch tried to continue, and paused again\. It tries again at/,
      /available again by themselves/,
    ],
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
    cause: /closed before a response came|was reset/,
    remedy: /network, firewall, and proxy/,
    outcome: /Salesforce created the contact: 003/,
    says: [
      /told that the outcome isn't known/,
      /was found in Salesforce[^]*had created the contact with the request of \d{4}-/,
    ],
    never: [/Nothing: /],
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
    remedy: /slow triggers and flows/,
    outcome: /isn't known yet whether the contact exists\. Crosswalk asks Salesforce( again at \d{4}-.*)?\./,
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
    remedy: /NODE_EXTRA_CA_CERTS/,
    outcome: /No contact was created/,
    says: [/The user got an error\./, /inspects TLS traffic/],
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
    cause: /ended after the contact was sent/,
    remedy: /why the connector ended: its memory/,
    outcome: /isn't known yet whether the contact exists/,
    says: [
      /was sent to Salesforce\.[^]*The connector ended unexpectedly[^]*The response to the request was lost/,
    ],
    never: [/start it again/],
  },
  {
    what: "the clock of the connector's host jumps three hours ahead, and everybody is signed out",
    async plant(situation) {
      situation.clock.advance({ hours: 3 });
      await situation.stack.rep.get("/v1/lead-lists");
      await situation.stack.signIn(rep);
      return { at: situation.clock.now() };
    },
    event: "clock.wrong",
    cause: /clock of the connector's host is wrong/,
    remedy: /NTP/,
    outcome: /Rita Rep|rep@practice\.example is signed in/,
    says: [
      /clock of the connector's host is 180 min fast/,
      /The user got an error\. \(By a wrong clock\.\)/,
      /after \d+ minutes of inactivity/,
      /wrong clock of the connector's host may have ended the session/,
    ],
  },
  {
    what: "an admin has revoked the rep's access in Setup",
    async plant(situation) {
      const { db } = situation.stack.org.org;
      await add(situation, () => db.exec("UPDATE oauth_grant SET revoked = 1"));
      return { user: rep };
    },
    event: "sign-in.not-renewed",
    code: "session-expired",
    cause: /Salesforce ended your session/,
    remedy: /Somebody revoked the access/,
    outcome: /rep@practice\.example isn't signed in/,
    says: [/userId 005\w+ \(rep@practice\.example\)/],
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
    remedy: /Turn on Create Contacts/,
    outcome: /The batch is paused[^]*Contact creation is turned off\./,
    says: [
      /Create Contacts was changed from on to off\.\n.*change it back/,
      /The batch tried to continue, and paused again\.\n/,
    ],
    never: [/(paused again[^]*){2}/, /changed from off to on\.\n.*Remedy/, /turned off\.[^]*tries again at/],
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
    remedy: /next calendar month/,
    outcome: /The batch has ended \(waiting: 0, created: 1, failed: 2/,
    says: [/leadIds [\da-f-]{36} [\da-f-]{36}/],
    never: [/Nothing, until/],
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
    event: "creation.failed",
    code: "duplicate-detected",
    cause: /possible duplicate/,
    remedy: /Duplicate Rules/,
    outcome: /No contact was created/,
    says: [/possible duplicate\.\n/],
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
    event: "creation.failed",
    code: "validation-failed",
    cause: /validation rule of the org/,
    remedy: /validation rules of Contact/,
    outcome: /The batch has ended .*failed: 3/,
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
    remedy: /Correct the Apex trigger or flow/,
    outcome: /No contact was created/,
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
    event: "sign-in.not-renewed",
    code: "session-expired",
    cause: /no longer approved for the Crosswalk app/,
    remedy: /Assign Crosswalk Rep/,
    outcome: /rep@practice\.example isn't signed in/,
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
    remedy: /API Enabled/,
    outcome: /No contact was created/,
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
    remedy: /Make room on the disk/,
    outcome: /Nothing was imported/,
    says: [/import the file again/, /nothing was imported\./],
    never: [/Batches continue/],
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
    remedy: /its list was deleted/,
    outcome: /The batch has ended .*failed: 3/,
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
    remedy: /file as it was exported/,
    outcome: /Nothing was imported/,
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
    remedy: null,
    outcome: /Salesforce created the contact: 003/,
    says: [/Lead Source was changed from "Other" to "Web"\./],
    never: [/change it back/],
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
    remedy: /Select an active Lead Source/,
    outcome: /No contact was created/,
    never: [/change it back/],
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
      await erasePerson({ database, vault, now: clock.now() }, { profileUrl: url });
      clock.advance({ minutes: 2 });
      await batchIn(stack.rep, id, "finished");
      return { id };
    },
    event: "row.failed",
    code: "not-found",
    tells: "setting.changed",
    cause: /person was erased on request/,
    remedy: /Don't import them again/,
    outcome: /The batch has ended .*created: 2, failed: 1/,
    says: [/list of people who were erased on request changed/],
    never: [/import it again/, /change it back/],
  },
  {
    what: "the panel is of a newer version than the connector",
    async plant({ stack }) {
      const { headers } = await stack.rep.get("/v1/of-next-year");
      return { id: String(headers.get("x-request-id")) };
    },
    event: "request.refused",
    code: "not-found",
    cause: /No such endpoint: GET \/v1\/of-next-year/,
    remedy: /belongs to the connector's version/,
    outcome: /The request changed nothing/,
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
    remedy: /Correct SALESFORCE_CLIENT_SECRET/,
    outcome: /sign-in was refused/,
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
    remedy: /Look in Salesforce for the contact/,
    outcome: /Nobody knows whether the contact exists\. It counts as created, and the quota stays used\./,
    never: [
      /No contact was created/,
      /quota wasn't used/,
      /status\.salesforce\.com/,
      /by itself/,
      /isn't known yet/,
    ],
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
    remedy: /Look in Salesforce for the contact/,
    outcome: /The batch was canceled .*failed: 3, .*not known yet: 0/,
    says: [/The batch was canceled\./, /It counts as created\./],
    never: [/No contact was created/, /30 days/, /status\.salesforce\.com/, /by itself/],
  },
];

function manyLeads(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    firstName: "Quinn",
    lastName: `Number ${index} ${"of a long name ".repeat(8)}`,
    company: "Much & More",
  }));
}
