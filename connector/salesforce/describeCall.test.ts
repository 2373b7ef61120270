import { describe, expect, it } from "vitest";
import { describeCall } from "./describeCall.ts";
import { NoAnswerError } from "./transport.ts";

const asked = { method: "GET", path: "/query?q=SELECT+Id+FROM+Contact+WHERE+Name='Quinn'", ms: 12.4 };

function lostBy(cause: unknown): string | undefined {
  return describeCall({ ...asked, answer: undefined, error: new NoAnswerError(true, cause) }).lostBy;
}
/** As the system tells it of a call. */
const failed = (code: string) => Object.assign(new Error(), { code, syscall: "read" });

describe("what is told of a call", () => {
  it("names the resource without its query, and how long it took", () => {
    const answer = { statusCode: 200, headers: {}, body: "" };
    expect(describeCall({ ...asked, answer })).toEqual({
      method: "GET",
      resource: "/query",
      status: 200,
      ms: 12,
    });
  });

  it("has Salesforce's own request id where its answer has one that is an id", () => {
    const idIn = (headers: Record<string, string>) =>
      describeCall({ ...asked, answer: { statusCode: 200, headers, body: "" } }).salesforceRequestId;
    expect(idIn({ "x-sfdc-request-id": "0a1b2c3d", "x-request-id": "other" })).toBe("0a1b2c3d");
    expect(idIn({ "x-request-id": "0a1b2c3d" })).toBe("0a1b2c3d");
    expect(idIn({ "x-request-id": "two words" })).toBeUndefined();
  });

  it.each([
    ["ECONNRESET", "reset"],
    ["ETIMEDOUT", "timed out"],
    ["ENOTFOUND", "name not found"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "TLS"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "TLS"],
    ["EWHATEVER", "EWHATEVER"],
  ])("says of %s that the answer was lost so: %s", (code, cause) => {
    expect(lostBy(failed(code))).toBe(cause);
  });
});
