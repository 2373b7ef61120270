import { createSession } from "c/connectorClient";
import { answerWith, Reply } from "lwc-test/connector";

const HOUR_MS = 3_600_000;

/** Signs this test's tab in to the connector. */
export async function signInHere() {
  const session = { token: "token", expiresAt: new Date(Date.now() + HOUR_MS).toISOString() };
  answerWith({ "POST /v1/sessions": new Reply(201, session) });
  await createSession("sign-in", "code", "verifier");
}
