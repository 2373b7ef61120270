import { describe, expect, it } from "vitest";
import { translateError, translateErrors, translatedCodes } from "./translateError.ts";
import { NoAnswerError } from "./transport.ts";

const answers: [status: number, errorCode: string, message: string, code: string][] = [
  [401, "INVALID_SESSION_ID", "Session expired or invalid", "session-expired"],
  [403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.", "api-disabled"],
  [403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", "api-limit-reached"],
  [404, "NOT_FOUND", "The requested resource does not exist", "not-found"],
  [404, "ENTITY_IS_DELETED", "entity is deleted", "not-found"],
  [400, "STRING_TOO_LONG", "Last Name: data value too large: … (max length=80)", "validation-failed"],
  [400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "No contacts on Fridays", "validation-failed"],
  [400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record", "salesforce-unavailable"],
  [503, "SERVER_UNAVAILABLE", "down for maintenance", "salesforce-unavailable"],
  [500, "UNKNOWN_EXCEPTION", "An unexpected error occurred.", "salesforce-unavailable"],
  [400, "SOME_FUTURE_CODE", "Something new", "validation-failed"],
  [401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE", "session-expired"],
  [403, "API_CURRENTLY_DISABLED", "API is disabled for this User", "api-disabled"],
  [403, "OAUTH_APP_BLOCKED", "this app is blocked by admin", "app-blocked"],
  [400, "INSUFFICIENT_ACCESS", "insufficient access rights on object id", "insufficient-access"],
  [400, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id", "insufficient-access"],
  [
    400,
    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
    "insufficient access rights on cross-reference id: 001000000000001",
    "insufficient-access",
  ],
  [
    400,
    "INVALID_FIELD_FOR_INSERT_UPDATE",
    "Unable to create/update fields: Email. Please check the security settings of this field.",
    "insufficient-access",
  ],
  [400, "INVALID_TYPE", "sObject type 'Opportunity' is not supported.", "insufficient-access"],
  [400, "INVALID_FIELD", "No such column 'Title' on entity 'Contact'.", "insufficient-access"],
  [400, "MALFORMED_ID", "Account ID: id value of incorrect type: 1", "request-invalid"],
  [400, "QUERY_TIMEOUT", "Your query request was running for too long.", "salesforce-unavailable"],
];

describe("the translation of what Salesforce refuses", () => {
  it("has an answer here for each code of its table", () => {
    const answered = new Set(answers.map(([, errorCode]) => errorCode));

    expect(translatedCodes.filter((code) => !answered.has(code))).toEqual([]);
  });

  it.each(answers)("%i %s (%s) is %s", (status, errorCode, message, code) => {
    expect(translateErrors([{ errorCode, message }], status).code).toBe(code);
  });

  it("names the fields, in Salesforce's words", () => {
    const message = "Email: invalid email address: x";
    const error = translateErrors([{ errorCode: "INVALID_EMAIL_ADDRESS", message, fields: ["Email"] }], 400);
    expect(error).toMatchObject({ message, fields: [{ field: "Email", message }] });
  });

  it.each([
    [
      "INVALID_TYPE",
      "\nFROM Deal__c\n^\nERROR at Row:1:Column:1\nsObject type 'Deal__c' is not supported.",
      "Deal__c",
      "no-read",
    ],
    [
      "INVALID_FIELD",
      "\nSELECT Secret__c\nNo such column 'Secret__c' on entity 'Contact'.",
      "Contact.Secret__c",
      "no-field",
    ],
    [
      "INVALID_FIELD",
      "No such column 'Secret__c' on sobject of type Contact",
      "Contact.Secret__c",
      "no-field",
    ],
  ])(
    "says what the user may not see (%s), and nothing of the query",
    (errorCode, message, unseen, reason) => {
      const { code, message: detail, action, members } = translateErrors([{ errorCode, message }], 400);
      expect(code).toBe("insufficient-access");
      expect(members).toMatchObject({ reason, values: [unseen] });
      expect(action).toContain(unseen);
      expect(detail).not.toMatch(/Row|SELECT|No such/);
    },
  );

  it("tells a user who may not create from a trigger that threw, though both have the same code", () => {
    const errorCode = "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY";
    const rights = translateErrors([{ errorCode, message: "entity type cannot be inserted: Contact" }], 400);
    expect(rights).toMatchObject({
      code: "insufficient-access",
      members: { reason: "no-create", values: [{ text: "Contact", reason: "name-contact" }] },
    });
    const ofRoles = [{ errorCode, message: "entity type cannot be inserted: Opportunity Contact Role" }];
    expect(translateErrors(ofRoles, 400).members).toMatchObject({
      values: [{ reason: "name-contact-role" }],
    });
    const trigger = translateErrors(
      [{ errorCode, message: "CheckContact: execution of BeforeInsert caused by: …" }],
      400,
    );
    expect(trigger.code).toBe("validation-failed");
  });

  it("tells the limit on requests at one moment, which passes, from the one on a day's", () => {
    const errorCode = "REQUEST_LIMIT_EXCEEDED";
    const message = "ConcurrentRequests (Concurrent API Requests) Limit exceeded.";
    expect(translateErrors([{ errorCode, message }], 403)).toMatchObject({
      code: "api-limit-reached",
      retryAfter: 5,
      action: expect.stringContaining("in a moment"),
    });
    expect(
      translateErrors([{ errorCode, message: "TotalRequests Limit exceeded." }], 403).retryAfter,
    ).toBeUndefined();
  });
});

describe("an answer that never came", () => {
  it("means nothing was done where the request could not be sent", () => {
    const error = translateError(new NoAnswerError(false, null), { isRead: false });
    expect(error).toMatchObject({ code: "salesforce-unavailable", status: 503 });
  });

  it("leaves the outcome of a write unknown once it was sent", () => {
    expect(translateError(new NoAnswerError(true, null), { isRead: false }).code).toBe("outcome-unknown");
    expect(translateError(new NoAnswerError(true, null), { isRead: true }).code).toBe(
      "salesforce-unavailable",
    );
  });

  it.each([429, 401, 403, 302])(
    "is no refusal of Salesforce's where a gateway answers %d in JSON",
    (status) => {
      const body = JSON.stringify({ message: "Not so fast" });
      const { code } = translateError(new Error("json"), { status, body, isRead: false, retryAfter: 9 });
      const expected = { 401: "session-expired", 302: "outcome-unknown" }[status] ?? "salesforce-unavailable";
      expect(code).toBe(expected);
    },
  );

  it("includes a page of Salesforce's edge: a write is unknown then, and a read has failed", () => {
    const edge = { status: 502, body: "<html><h1>Bad Gateway</h1></html>" };
    expect(translateError(new Error("html"), { ...edge, isRead: false }).code).toBe("outcome-unknown");
    expect(translateError(new Error("html"), { ...edge, isRead: true })).toMatchObject({
      code: "salesforce-unavailable",
      status: 502,
    });
  });

  it("includes a failure on Salesforce's side, unless the write was turned away at the door", () => {
    const failed = (errorCode: string, isRead: boolean) => {
      const body = JSON.stringify([{ errorCode, message: "An unexpected error occurred." }]);
      return translateError(new Error(errorCode), { status: 500, body, isRead }).code;
    };
    expect(failed("UNKNOWN_EXCEPTION", false)).toBe("outcome-unknown");
    expect(failed("UNKNOWN_EXCEPTION", true)).toBe("salesforce-unavailable");
    expect(failed("SERVER_UNAVAILABLE", false)).toBe("salesforce-unavailable");
  });
});
