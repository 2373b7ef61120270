import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

const guide = readFileSync(path.join(projectFolder, "config/guides/install.md"), "utf8").replace(/\s+/g, " ");

describe("the guide for installing", () => {
  it.each([
    ["an edition that takes no Apex", /Professional and Group[^.]*stop here.*Setup, Company Information/],
    ["the thirty minutes of a new app", /30 minutes[^.]*\..*`--wait MINUTES`/],
    ["DPoP", /DPoP[^|]*\|[^|]*\|[^|]*leave both off/],
    ["frozen users", /Frozen users[^.]*\..*way out first.*_Unfreeze_.*sign in again/],
    [
      "a refreshed sandbox",
      /After a sandbox refresh.*`npm run deploy:sandbox[^`]*`.*reads key and secret in the org/,
    ],
    [
      "permissions and a switch, first",
      /## 1\. Deploy First[^#]*_View Client Secret_[^#]*_Approve Uninstalled[^#]*via REST API_ is on.*npm install/,
    ],
    [
      "a company's proxy",
      /`HTTPS_PROXY`[^.]*\..*`NODE_EXTRA_CA_CERTS=[^`]+`.*`NODE_OPTIONS=--use-system-ca`/,
    ],
    [
      "an app that is not proven",
      /not proven.*Crosswalk Rep[^.]*\..*`sign-in` finds no problem[^.]*go on with section 2/,
    ],
    ["a connector that must run", /## 4\. Set it up The connector must run by now[^.]*\(connector\.md\)/],
    ["another machine", /another machine[^.]*environment file/],
    ["login ranges", /npm run deploy:production [^`]*--egress-ip 203\.0\.113\.7/],
  ])("says what an admin does about %s", (_, words) => {
    expect(guide).toMatch(words);
  });
});
