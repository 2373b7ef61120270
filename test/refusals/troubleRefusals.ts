import { endAccessTokens } from "@crosswalk/practice-org";
import { sessions } from "../../connector/database/schema/sessions.ts";
import type { Refusal, RefusalSituation } from "./refusal.ts";
import { changeUser, fault, noAnswer, practice } from "./steps.ts";
import { selectValue } from "../support/plainSql.ts";

const down = "Salesforce isn't available";
const notCreated = "The contact wasn't created";
const checking = "Checking with Salesforce";

const sessionEnded = {
  where: "sign-in" as const,
  title: "Your session ended",
  says: ["Your entries are kept."],
  offers: ["Connect"],
};

/** Salesforce, its limits, and the way there. */
export const troubleRefusals: Refusal[] = [
  {
    when: "somebody else holds the lock of the account, try after try",
    meanwhile: fault({
      times: 3,
      action: "error",
      status: 400,
      body: [
        { errorCode: "UNABLE_TO_LOCK_ROW", message: "unable to obtain exclusive access to this record" },
      ],
    }),
    answer: { status: 503, code: "salesforce-unavailable", action: /Nothing was saved/ },
    shown: {
      where: "form",
      title: "The record is locked right now",
      says: ["Someone else is editing this record in Salesforce.", "Nothing was saved."],
    },
  },
  {
    when: "the API allowance is used up",
    meanwhile: practice("PATCH", "/settings", { perUserApiLimit: 0 }),
    answer: { status: 429, code: "api-limit-reached", action: /24 hours/ },
    shown: {
      where: "form",
      title: "Salesforce API request limit reached",
      says: [/24 hours/],
    },
  },
  {
    when: "the org has too many requests at once",
    meanwhile: fault({
      action: "error",
      status: 403,
      body: [
        {
          errorCode: "REQUEST_LIMIT_EXCEEDED",
          message: "ConcurrentRequests (Concurrent API Requests) Limit exceeded.",
        },
      ],
    }),
    answer: { status: 429, code: "api-limit-reached", action: /in a moment/ },
    shown: {
      where: "form",
      title: "Salesforce is busy right now",
      says: ["Your org is sending too many requests to Salesforce at the same time.", "Nothing was saved."],
    },
  },
  {
    when: "Salesforce is down for maintenance",
    meanwhile: fault({
      action: "error",
      status: 503,
      body: [{ errorCode: "SERVER_UNAVAILABLE", message: "Down for maintenance" }],
    }),
    answer: { status: 503, code: "salesforce-unavailable", detail: /maintenance/ },
    shown: { where: "form", title: down, says: [/Nothing is lost/] },
  },
  {
    when: "Salesforce fails on its side",
    reason: "outcome-unknown",
    meanwhile: fault({
      action: "error",
      status: 500,
      body: [{ errorCode: "UNKNOWN_EXCEPTION", message: "An unexpected error occurred." }],
    }),
    // It may have failed after the contact was made.
    answer: { status: 202, code: "outcome-unknown" },
    shown: { where: "under-way", title: checking, says: [], ends: notCreated },
  },
  {
    when: "Salesforce's edge answers with a page of its own",
    reason: "outcome-unknown",
    meanwhile: fault({ action: "error", status: 502, body: "<html>Bad Gateway</html>" }),
    answer: { status: 202, code: "outcome-unknown" },
    shown: { where: "under-way", title: checking, says: [], ends: notCreated },
  },
  {
    when: "the connection is cut before Salesforce has done anything",
    reason: "outcome-unknown",
    meanwhile: fault({ action: "reset-before" }),
    answer: { status: 202, code: "outcome-unknown" },
    shown: { where: "under-way", title: checking, says: [], ends: notCreated },
  },
  {
    when: "Salesforce does not answer in time",
    reason: "outcome-unknown",
    meanwhile: noAnswer,
    answer: { status: 202, code: "outcome-unknown" },
    shown: { where: "under-way", title: checking, says: [], ends: notCreated },
  },
  {
    when: "a contact of the lead is being created already",
    reason: "creation-in-progress",
    meanwhile: async (situation) => {
      await noAnswer(situation);
      void situation.user.post("/v1/contacts", situation.creation());
      await runningCreation(situation);
    },
    answer: { status: 409, code: "creation-in-progress" },
    shown: { where: "under-way", title: "This contact is already being created", says: [], ends: notCreated },
  },
  {
    when: "the session has ended in the connector",
    contact: { Title: "Head of Half a Sentence" },
    meanwhile: ({ stack }) => stack.app.database.delete(sessions),
    answer: { status: 401, code: "not-signed-in" },
    shown: sessionEnded,
  },
  {
    when: "an admin has revoked what the rep granted",
    contact: { Title: "Head of Half a Sentence" },
    meanwhile: ({ stack }) => stack.org.org.db.exec("UPDATE oauth_grant SET revoked = 1"),
    answer: { status: 401, code: "session-expired" },
    shown: sessionEnded,
  },
  {
    when: "Salesforce still works on an earlier renewal of the sign-in",
    contact: { Title: "Head of Half a Sentence" },
    meanwhile: async (situation) => {
      endAccessTokens(situation.stack.org.org, situation.username);
      const body = { error: "invalid_grant", error_description: "token request is already being processed" };
      // Each time: something that the page asks meanwhile may be the first to renew the sign-in.
      const refused = { path: "/services/oauth2/token", times: 99, action: "error", status: 400, body };
      await situation.stack.practice("POST", "/faults", refused);
    },
    answer: { status: 503, code: "salesforce-unavailable", members: { reason: "sign-in-under-way" } },
    shown: { where: "form", title: down, says: [/still processing your last sign-in/] },
  },
  {
    when: "an admin has taken the permission set away that the app asks for",
    contact: { Title: "Head of Half a Sentence" },
    meanwhile: async (situation) => {
      await changeUser({ permissionSets: [] })(situation);
      endAccessTokens(situation.stack.org.org, situation.username);
    },
    restore: changeUser({ permissionSets: ["Crosswalk_Rep"] }),
    answer: {
      status: 401,
      code: "session-expired",
      action: /Crosswalk Rep/,
      members: { reason: "app-access-withdrawn", whose: "admin" },
    },
    shown: sessionEnded,
  },
  {
    when: "an admin has frozen the user",
    contact: { Title: "Head of Half a Sentence" },
    meanwhile: changeUser({ frozen: true }),
    restore: changeUser({ frozen: false }),
    answer: { status: 401, code: "session-expired" },
    shown: sessionEnded,
  },
  {
    when: "an admin has taken the user's API access away",
    meanwhile: changeUser({ apiEnabled: false }),
    restore: changeUser({ apiEnabled: true }),
    answer: { status: 403, code: "api-disabled", action: /API Enabled/ },
    shown: { where: "form", title: "You don't have Salesforce API access", says: ["API Enabled"] },
  },
];

/** Waits until the creation that was begun stands in the ledger as sent. */
async function runningCreation({ stack, lead }: RefusalSituation): Promise<void> {
  const sent = "SELECT 1 FROM creations WHERE lead_id = ? AND state = 'sent'";
  while (!(await selectValue(stack.app.database, sent, lead.id))) await new Promise(setImmediate);
}
