import { describe, expect, it } from "vitest";
import { readAuthorizeAnswer, wordForOthers } from "./readAuthorizeAnswer.ts";

const atAddress = (location: string) => readAuthorizeAnswer(302, location, "");
const onPage = (page: string, status = 200) => readAuthorizeAnswer(status, null, page);

const errorPage = "/setup/secur/RemoteAccessErrorPage.apexp";

describe("an org's answer to the app", () => {
  it.each([
    ["at the callback", "https://c.example/callback?error=OAUTH_NEW_WORD", "OAUTH_NEW_WORD"],
    ["behind a hash", "https://c.example/callback#error=access_denied", "access_denied"],
    [
      "in a text",
      `https://c.example/callback?error=${encodeURIComponent("Jane says no")}`,
      "an unknown word",
    ],
    ["on its error page", `${errorPage}?error=invalid_app&x=1`, "invalid_app"],
    ["on its error page without a word", `${errorPage}?error=`, "RemoteAccessErrorPage"],
    [
      "within a login's address",
      `/?startURL=${encodeURIComponent(`${errorPage}?error=access_denied`)}`,
      "access_denied",
    ],
    [
      "of single sign-on",
      "/sso/ui/AuthorizationError?ErrorCode=OAUTH_EC_APP_NOT_FOUND&x=1",
      "OAUTH_EC_APP_NOT_FOUND",
    ],
  ])("is a refusal %s", (_, location, word) => {
    expect(atAddress(location)).toEqual({ outcome: "refused", word });
  });

  it.each([
    ["a script that leads to its error page", `<script>go('${errorPage}?error=a_word&x')</script>`, "a_word"],
    ["a text with the word alone", "error=unsupported_thing&error_description=no", "unsupported_thing"],
    [
      "a page that shows the word",
      "<h1>No</h1><p>OAUTH_EC_APP_NOT_FOUND : No such app.</p>",
      "OAUTH_EC_APP_NOT_FOUND",
    ],
    [
      "a login page that says it, too",
      '<p>OAUTH_APP_BLOCKED：管理者</p><input type="password">',
      "OAUTH_APP_BLOCKED",
    ],
    ["JSON with a word", '{"error":"invalid_scope","error_description":"no"}', "invalid_scope"],
  ])("is a refusal on %s", (_, page, word) => {
    expect(onPage(page)).toEqual({ outcome: "refused", word });
  });

  it("goes on with the app where it refuses nothing: that others are refused proves it", () => {
    const goesOn = "%2Fsetup%2Fsecur%2FRemoteAccessAuthorizationPage.apexp%3Fsource%3Daa%253D";
    const answers = [
      atAddress(`/?ec=302&startURL=${goesOn}`),
      atAddress("https://idp.example/sso?SAMLRequest=a"),
      onPage('<script>var x = {access_denied: 1}</script><input type="password">'),
    ];
    expect(answers).toEqual(answers.map(() => ({ outcome: "proved" })));
  });

  it.each([
    [503, "fault"],
    [429, "fault"],
    [400, "as a new app"],
  ])("may be another one later where its status is %s", (status, mayPass) => {
    expect(onPage("", status)).toEqual({ outcome: "unknown", saw: `status ${status}`, mayPass });
  });

  it("is no refusal of the app where its word is of a fault", () => {
    const answer = atAddress(`${errorPage}?error=server_error&x=1`);
    expect(answer).toMatchObject({ outcome: "unknown", mayPass: "fault" });
  });

  it("is told to others by a known word alone", () => {
    const words = ["invalid_client_id", "RemoteAccessErrorPage", "Jane_Roe"];
    expect(words.map(wordForOthers)).toEqual([...words.slice(0, 2), "another"]);
  });
});
