import { describe, expect, it } from "vitest";
import { readAuthorizeAnswer, wordForOthers, type AuthorizeAnswer } from "./readAuthorizeAnswer.ts";

const place = { loginUrl: "https://acme.my.salesforce.com", callbackUrl: "https://c.example/callback" };
const answerTo = (answer: Partial<AuthorizeAnswer>) =>
  readAuthorizeAnswer({ status: "text" in answer ? 200 : 302, location: null, text: "", ...answer }, place);

const errorPage = "/setup/secur/RemoteAccessErrorPage.apexp";
const goesOn = "%2Fsetup%2Fsecur%2FRemoteAccessAuthorizationPage.apexp%3Fsource%3Daa%253D";
const login = `/?ec=302&startURL=${goesOn}`;

describe("an org's answer to the app", () => {
  it.each<[string, Partial<AuthorizeAnswer>, string]>([
    [
      "a word that nobody knows, back at the app",
      { location: "https://c.example/callback?error=OAUTH_NEW_WORD" },
      "OAUTH_NEW_WORD",
    ],
    ["a word behind a hash", { location: "https://c.example/callback#error=access_denied" }, "access_denied"],
    ["no word at the callback", { location: "https://c.example/callback?error=" }, "an unknown word"],
    [
      "a text in place of a word",
      { location: `https://c.example/callback?error=${encodeURIComponent("Jane Roe says no")}` },
      "an unknown word",
    ],
    ["its own error page with an empty word", { location: `${errorPage}?error=` }, "RemoteAccessErrorPage"],
    [
      "a word within the login page's address",
      { location: `/?startURL=${encodeURIComponent(`${errorPage}?error=access_denied&x=1`)}` },
      "access_denied",
    ],
    ["its own error page", { location: `${errorPage}?error=invalid_app&x=1` }, "invalid_app"],
    ["its own error page without a word", { location: errorPage }, "RemoteAccessErrorPage"],
    [
      "a script that leads to its error page",
      { text: `<script>window.location.replace('${errorPage}?error=a_word&x')</script>` },
      "a_word",
    ],
    [
      "a text with the word alone",
      { status: 400, text: "error=unsupported_thing&error_description=no%20such%20thing" },
      "unsupported_thing",
    ],
    [
      "a page that shows the word with its description",
      { status: 400, text: "<h1>We can't authorize you</h1><p>OAUTH_EC_APP_NOT_FOUND : No such app.</p>" },
      "OAUTH_EC_APP_NOT_FOUND",
    ],
    [
      "a login page that says the word, too",
      {
        text: '<p>OAUTH_EC_APP_NOT_FOUND : Not installed.</p><form><input type="password" name="pw"></form>',
      },
      "OAUTH_EC_APP_NOT_FOUND",
    ],
    [
      "a page with a hidden field that a login has, too",
      { text: '<p>invalid_client : Unknown.</p><input type="hidden" name="login" value="1">' },
      "invalid_client",
    ],
    [
      "a word behind a colon without a space",
      { text: "<h1>Error</h1><p>OAUTH_APP_BLOCKED: this app is blocked by admin</p>" },
      "OAUTH_APP_BLOCKED",
    ],
    ["a word in another language's page", { text: "<p>OAUTH_APP_BLOCKED：管理者</p>" }, "OAUTH_APP_BLOCKED"],
    [
      "a word behind a space that does not break",
      { text: "<p>OAUTH_EC_APP_NOT_FOUND&nbsp;: External client app is not installed</p>" },
      "OAUTH_EC_APP_NOT_FOUND",
    ],
    [
      "JSON with a word",
      { text: '{"error":"invalid_scope","error_description":"no such scope"}' },
      "invalid_scope",
    ],
    [
      "a word as the code of single sign-on's error",
      {
        location: "/_nc_external/identity/sso/ui/AuthorizationError?ErrorCode=OAUTH_EC_APP_NOT_FOUND&x=1",
      },
      "OAUTH_EC_APP_NOT_FOUND",
    ],
    [
      "a known word in the address of a page that nobody knows",
      { location: "/setup/secur/Other.apexp?error=OAUTH_APP_BLOCKED" },
      "OAUTH_APP_BLOCKED",
    ],
    [
      "a known word in an address that goes on with the app",
      { location: `${login}&error=invalid_app_access` },
      "invalid_app_access",
    ],
    [
      "a login page whose script leads to the error page",
      {
        text: `<input type="password"><script>location.replace('${errorPage}?error=invalid_client')</script>`,
      },
      "invalid_client",
    ],
    [
      "a text with a word that nobody knows, and a login behind it",
      { text: 'error=new_word&error_description=no<form><input type="password"></form>' },
      "new_word",
    ],
  ])("is a refusal where it is %s", (_, answer, word) => {
    expect(answerTo(answer)).toEqual({ outcome: "refused", word });
  });

  it.each<[string, Partial<AuthorizeAnswer>]>([
    ["leads to the login page", { location: login }],
    ["leads to the login page of all orgs", { location: `https://login.salesforce.com${login}` }],
    [
      "leads to a login page of Experience Cloud",
      { location: `https://acme.my.site.com/s/login${login.slice(1)}` },
    ],
    ["leads to the login page of China", { location: `https://login.sfcrmproducts.cn${login}` }],
    ["leads there by a script", { text: `<script>window.location.href='${login}'</script>` }],
    [
      "leads to a SAML request by a variable of a script",
      {
        text: `<script>var url = '/saml/authn-request.jsp?saml_request_id=_2&RelayState=${goesOn}';</script>`,
      },
    ],
    ["leads to an identity provider", { location: "https://idp.example/sso?SAMLRequest=a" }],
    [
      "leads to an identity provider whose path says errors",
      { location: "https://idp.example/no-errors/sso?SAMLRequest=a" },
    ],
    [
      "leads to a provider of OpenID Connect",
      {
        location:
          "https://idp.example/authorize?client_id=a&response_type=code&redirect_uri=" +
          encodeURIComponent("https://acme.my.salesforce.com/services/authcallback/Okta"),
      },
    ],
    [
      "leads to a login page that goes on with the very request",
      { location: "/?startURL=%2Fservices%2Foauth2%2Fauthorize%3Fclient_id%3Da" },
    ],
    ["leads to a sign-in with a provider", { location: `/services/auth/sso/Okta?startURL=${goesOn}` }],
    [
      "leads there by a header within the page",
      { text: `<meta http-equiv="refresh" content="0; url=${login}">` },
    ],
    [
      "is a login page with a word in a script",
      { text: "<script>var x = {a_b : c}</script><input id=pw type=password>" },
    ],
    [
      "is a login page with a word in an address",
      { text: '<a href="/help?error=none">Help</a><input type="password" name="pw">' },
    ],
    [
      "is a login page that asks for the user's name first",
      { text: '<form><input type="email" id="username" name="username"></form>' },
    ],
    [
      "is a login page with a message that it does not show",
      { text: '<div id="error" style="display: none;">Error: no</div><input type="password">' },
    ],
    ["is the login page", { text: '<form><input type="password" name="pw"></form>' }],
  ])("asks for a login where it %s", (_, answer) => {
    expect(answerTo(answer)).toEqual({ outcome: "proved" });
  });

  it.each<[string, Partial<AuthorizeAnswer>, string]>([
    ["a page of no known kind", { text: "<h1>Sorry</h1>" }, "a page that is neither a login nor a refusal"],
    [
      "a page with a hidden field for a login",
      { text: '<h1>Sorry</h1><input type="hidden" name="login"><input name="email" type="hidden">' },
      "a page that is neither a login nor a refusal",
    ],
    [
      "a page whose comment has a password field",
      { text: '<!-- <input type="password"> --><h1>Sorry</h1>' },
      "a page that is neither a login nor a refusal",
    ],
    [
      "the callback without an error",
      { location: "https://c.example/callback?code=abc" },
      "a redirect to the callback without an error",
    ],
    [
      "Salesforce's older page, which has no word",
      { text: "<p>1800 : There was a problem in setting up your remote access</p>" },
      'a page that says "remote access"',
    ],
    [
      "that page with a way to log in",
      { text: '<p>1800 : A problem in setting up your remote access</p><input type="password">' },
      'a page that says "remote access"',
    ],
    [
      "a login page with a word that nobody knows",
      { text: '<p>OAUTH_NEW_WORD : refused</p><input name="username"><input type="password">' },
      'a page that says "OAUTH_NEW_WORD"',
    ],
    [
      "a login page that says an error",
      { text: '<h1>Error</h1><p>Something is wrong.</p><input type="password">' },
      'a page that says "Error"',
    ],
    [
      "an identity provider's address with an error",
      { location: "https://idp.example/sso?SAMLRequest=a&error=access_denied" },
      "a redirect to https://idp.example/sso",
    ],
    [
      "another page of the connector's",
      { location: "https://c.example/sorry?code=1" },
      "a redirect to https://c.example/sorry",
    ],
    [
      "an address that has the error page's name within",
      { location: `/help${errorPage}?error=a` },
      "the error a",
    ],
    [
      "another host's page with the error page's path",
      { location: `https://proxy.example${errorPage}?error=a` },
      `a redirect to https://proxy.example${errorPage}`,
    ],
    [
      "a failure of single sign-on, which is no word on the app",
      { location: "/_nc_external/identity/sso/ui/AuthorizationError?ErrorCode=No_Access" },
      "the error No_Access",
    ],
    [
      "the org's home without an address to go on at",
      { location: "/home/home.jsp" },
      "a redirect to https://acme.my.salesforce.com/home/home.jsp",
    ],
    [
      "a request of single sign-on by plain http",
      { location: "http://proxy.example/sso?SAMLRequest=a" },
      "a redirect to http://proxy.example/sso",
    ],
  ])("says nothing where it is %s", (_, answer, saw) => {
    expect(answerTo(answer)).toEqual({ outcome: "unknown", saw, mayPass: false });
  });

  it.each([
    [503, "fault"],
    [429, "fault"],
    [404, "as a new app"],
    [400, "as a new app"],
  ])("may be another one later where its status is %s", (status, mayPass) => {
    expect(answerTo({ status, text: "" })).toEqual({ outcome: "unknown", saw: `status ${status}`, mayPass });
  });

  it.each<Partial<AuthorizeAnswer>>([
    { location: `${errorPage}?error=server_error&x=1` },
    { location: "https://c.example/callback?error=rate_limit_exceeded" },
    { text: `<input type="password"><script>location.replace('${errorPage}?error=server_error')</script>` },
  ])("is no refusal of the app where its word is of a fault: %j", (answer) => {
    expect(answerTo(answer)).toMatchObject({ outcome: "unknown", mayPass: "fault" });
  });

  it("is told to others by a known word alone", () => {
    expect(["invalid_client_id", "RemoteAccessErrorPage", "Jane_Roe"].map(wordForOthers)).toEqual([
      "invalid_client_id",
      "RemoteAccessErrorPage",
      "another",
    ]);
  });
});
