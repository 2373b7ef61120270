import { admin, rep, type Changes, type CheckedOrg } from "./startCheckedOrg.ts";

/** Something that is wrong with an org, and what its check has to say with the next step. */
interface Fault {
  what: string;
  check: string;
  /** `problem` where left out. */
  outcome?: "warning" | "unknown";
  says: RegExp;
  /** Makes the org so, and says how to make it well again; or gives what the checks are to use. */
  seed: (checked: CheckedOrg, undo: (back: () => unknown) => void) => Promise<Changes | void>;
}

type Seed = Fault["seed"];

const using =
  (changes: Changes): Seed =>
  async () =>
    changes;

const settings =
  (changes: object, back: object): Seed =>
  async ({ set }, undo) => {
    undo(() => set("PATCH", "/settings", back));
    await set("PATCH", "/settings", changes);
  };

/** An answer of the org's in place of its own. */
const answer =
  (path: string, status: number, body: unknown, more: object = {}): Seed =>
  async ({ set }, undo) => {
    undo(() => set("DELETE", "/faults"));
    await set("POST", "/faults", { action: "error", times: 99, path, status, body, ...more });
  };

const refusal = (errorCode: string, message = "no") => [{ errorCode, message }];

const component =
  (type: string, from: string, to: string): Seed =>
  async ({ changeComponent }, undo) => {
    undo(() => changeComponent(type, to, from));
    changeComponent(type, from, to);
  };

const user =
  (name: string, changes: object, back: object): Seed =>
  async ({ set }, undo) => {
    undo(() => set("PATCH", `/users/${name}`, back));
    await set("PATCH", `/users/${name}`, changes);
  };

const noRights = (name: string) =>
  user(`${name}@practice.example`, { permissionSets: ["Crosswalk_Rep"] }, { permissionSets: [] });

/** A user may sign in, and has no permission set of ours. */
const signsIn =
  (username: string): Seed =>
  async ({ signInAs }) => ({ askForAddress: signInAs(username) });

const policyType = "ExtlClntAppOauthConfigurablePolicies";
const globalType = "ExtlClntAppGlobalOauthSettings";

const bothSets = ["Crosswalk_Rep", "Crosswalk_Admin"];

export const faults: Fault[] = [
  {
    what: "the API is off for the user",
    check: "org",
    says: /API.* → .*API Enabled/,
    seed: answer("/query|/composite", 403, refusal("API_DISABLED_FOR_ORG")),
  },
  {
    what: "the org is down",
    check: "org",
    outcome: "unknown",
    says: /maintenance|unavailable/i,
    seed: answer("/query", 503, refusal("SERVER_UNAVAILABLE")),
  },
  {
    what: "the API version is not offered",
    check: "org",
    says: /does not offer API version 99\.0 → Set SALESFORCE_API_VERSION/,
    seed: using({ apiVersion: "99.0" }),
  },
  {
    what: "Professional Edition",
    check: "org",
    says: /Professional Edition has no Apex → Crosswalk needs Enterprise/,
    seed: async ({ stand }, undo) => {
      const change = (type: string) =>
        stand.org.org.db.prepare("UPDATE Organization SET OrganizationType = ?").run(type);
      undo(() => change("Developer Edition"));
      change("Professional Edition");
    },
  },
  {
    what: "last names are encrypted",
    check: "org",
    outcome: "warning",
    says: /Matching cannot filter by Contact\.LastName → Setup, Encryption Policy/,
    seed: settings({ encryptedFields: ["Contact.LastName"] }, { encryptedFields: [] }),
  },
  {
    what: "the org refuses a component",
    check: "package",
    says: /CustomField Contact\.Crosswalk_Lead__c: too many fields → .*install\.md/,
    seed: using({
      validate: async () => [
        { componentType: "CustomField", fullName: "Contact.Crosswalk_Lead__c", problem: "too many fields" },
      ],
    }),
  },
  {
    what: "the org refuses the app",
    check: "package",
    says: /ExternalClientApplication Crosswalk: Not available → .*Opt in to External Client Apps/,
    seed: using({
      validate: async () => [
        { componentType: "ExternalClientApplication", fullName: "Crosswalk", problem: "Not available" },
      ],
    }),
  },
  {
    what: "the org takes no translations",
    check: "package",
    outcome: "warning",
    says: /Translations de: Not available.* → The panel speaks English\. Turn on Setup, Translation/,
    seed: using({
      validate: async () => [{ componentType: "Translations", fullName: "de", problem: "Not available" }],
    }),
  },
  {
    what: "the environment file is another org's",
    check: "app",
    says: /SALESFORCE_ORG_ID of the environment file is 00D000000000001EAA.* → .*A refreshed sandbox has a new id/,
    seed: using({ environment: { SALESFORCE_ORG_ID: "00D000000000001EAA" } }),
  },
  {
    what: "people are sent to the login page of all orgs",
    check: "app",
    outcome: "warning",
    says: /SALESFORCE_LOGIN_URL is https:\/\/login\.salesforce\.com.* → Set it to the org's My Domain/,
    seed: using({ environment: { SALESFORCE_LOGIN_URL: "https://login.salesforce.com" } }),
  },
  {
    what: "the connector has a key that the org does not know",
    check: "app",
    says: /to the app's key.* → Compare Consumer Key and Callback URL/,
    seed: using({ environment: { SALESFORCE_CLIENT_ID: "AnotherKey" } }),
  },
  {
    what: "the connector has another secret",
    check: "app",
    says: /invalid_client.* → Compare Consumer Secret/,
    seed: using({ environment: { SALESFORCE_CLIENT_SECRET: "AnotherSecret" } }),
  },
  {
    what: "the connector moved and the app did not",
    check: "app",
    says: /redirect_uri.* → Compare Consumer Key and Callback URL/,
    seed: using({ environment: { PUBLIC_URL: "https://new.contoso.example" } }),
  },
  {
    what: "everybody may sign in",
    check: "app",
    says: /permittedUsersPolicyType is AllSelfAuthorized.* → npm run register-app/,
    seed: component(policyType, "AdminApprovedPreAuthorized", "AllSelfAuthorized"),
  },
  {
    what: "the policy names Crosswalk Admin alone",
    check: "app",
    says: /commaSeparatedPermissionSet is Crosswalk_Admin,/,
    seed: component(policyType, "Crosswalk_Rep,Crosswalk_Admin", "Crosswalk_Admin"),
  },
  {
    what: "a sign-in lasts for 2 days",
    check: "app",
    outcome: "warning",
    says: /refreshTokenValidityPeriod is 2, and Crosswalk deploys 30/,
    seed: component(policyType, "Period>30<", "Period>2<"),
  },
  {
    what: "refresh tokens do not rotate",
    check: "app",
    says: /isRefreshTokenRotationEnabled is false/,
    seed: component(globalType, "RotationEnabled>true<", "RotationEnabled>false<"),
  },
  {
    what: "the panel calls another connector, as in a refreshed sandbox",
    check: "panel",
    says: /calls https:\/\/old\.contoso\.example, another connector → Enter PUBLIC_URL/,
    seed: async ({ set, stand }, undo) => {
      undo(() => stand.org.org.db.prepare("DELETE FROM Crosswalk_Connector__c").run());
      const record = { SetupOwnerId: stand.org.orgId, URL__c: "https://old.contoso.example" };
      await set("POST", "/records/Crosswalk_Connector__c", [record]);
    },
  },
  {
    what: "Lightning pages may not call the connector",
    check: "panel",
    says: /may not call https:\/\/leads\.contoso\.example → Setup, Trusted URLs/,
    seed: component("CspTrustedSite", "<isActive>true<", "<isActive>false<"),
  },
  {
    what: "a rep lacks the right to create contacts",
    check: "team",
    says: /Create on Contact: .* 1 of \d: readonly@practice\.example → Grant Create on Contact in Setup/,
    seed: noRights("readonly"),
  },
  {
    what: "a rep may not use the API",
    check: "team",
    says: /API Enabled: .* 1 of \d: noapi@practice\.example → Grant API Enabled in Setup/,
    seed: noRights("noapi"),
  },
  {
    what: "nobody has Crosswalk Admin",
    check: "team",
    says: /Nobody holds Crosswalk Admin → .*Manage Assignments/,
    seed: user(admin, { permissionSets: ["Crosswalk_Rep"] }, { permissionSets: bothSets }),
  },
  {
    what: "the package is not there",
    check: "user",
    outcome: "warning",
    says: /package isn't in the org.* → .*deploy the Crosswalk package/,
    seed: answer("/apexrest/", 404, refusal("NOT_FOUND")),
  },
  {
    what: "the org does not suggest accounts",
    check: "search",
    says: /accounts by name: /,
    seed: answer("/search/suggestions", 400, refusal("INVALID_SEARCH")),
  },
  {
    what: "Salesforce stops at the first contact that it refuses",
    check: "batch",
    outcome: "warning",
    says: /rehearsal: Salesforce does not look at the other contacts.* → Leave Test Batches off/,
    seed: settings({ endsAtEarlyFailure: true }, { endsAtEarlyFailure: false }),
  },
  {
    what: "a request may have one graph only",
    check: "batch",
    says: /graphs: /,
    seed: answer("/composite/graph", 400, refusal("INVALID_INPUT", "Too many graphs provided")),
  },
  {
    what: "a rep without the permission set signs in",
    check: "sign-in",
    says: /permission|admin/i,
    seed: signsIn("readonly@practice.example"),
  },
  {
    what: "the address of another sign-in is pasted",
    check: "sign-in",
    says: /not that of this sign-in → Copy the whole address/,
    seed: using({ askForAddress: async () => "https://leads.contoso.example/oauth/callback?code=1&state=2" }),
  },
  {
    what: "a rep signs in who lacks a right",
    check: "sign-in",
    says: /Create on Contact/,
    seed: async (checked, undo) => {
      await noRights("readonly")(checked, undo);
      return { askForAddress: checked.signInAs("readonly@practice.example") };
    },
  },
  {
    what: "a used refresh token is taken",
    check: "sign-in",
    outcome: "warning",
    says: /A used refresh token goes on working → Turn on Enable Refresh Token Rotation/,
    seed: async (checked, undo) => {
      await settings({ refreshTokenRotation: false }, { refreshTokenRotation: true })(checked, undo);
      return { askForAddress: checked.signInAs(rep) };
    },
  },
  {
    what: "a rule refuses every contact",
    check: "write",
    says: /takes no plain contact: .*No contacts today/,
    seed: async ({ set }, undo) => {
      undo(() => set("DELETE", "/objects/Contact/validation-rules/Never"));
      const rule = { name: "Never", when: "LastName != null", message: "No contacts today" };
      await set("POST", "/objects/Contact/validation-rules", rule);
    },
  },
  {
    what: "what was written cannot be deleted",
    check: "write",
    says: /Contact 003\w+ is left: .* → Delete it yourself\. Then run this again/,
    seed: async (checked, undo) => {
      undo(() => checked.check("write"));
      await answer("/sobjects/Contact/", 400, refusal("DELETE_FAILED"), { method: "DELETE" })(checked, undo);
    },
  },
  {
    what: "the answer to the creation is lost",
    check: "write",
    outcome: "unknown",
    says: /answer to a creation was lost.* → Search Salesforce for "Crosswalk check, please delete"/,
    seed: async ({ set }, undo) => {
      undo(() => set("DELETE", "/faults"));
      // The first contact of the check is refused; the answer to the second one does not come.
      const ofContact = { method: "POST", path: "/composite$", record: '"referenceId":"contact"', times: 1 };
      await set("POST", "/faults", { ...ofContact, action: "delay", ms: 1 });
      await set("POST", "/faults", { ...ofContact, action: "reset-after" });
    },
  },
];
