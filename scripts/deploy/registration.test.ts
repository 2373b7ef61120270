import { describe, expect, it } from "vitest";
import type { TargetOrgHolder } from "./checkTargetOrg.ts";
import { registrationOf } from "./registration.ts";

const org = { read: () => ({ id: "", instanceUrl: "" }) } as unknown as TargetOrgHolder;

const panelOriginOf = (panelOrigin: string | undefined) =>
  registrationOf(
    {
      "target-org": "acme",
      "connector-url": "https://crosswalk.acme.example",
      "contact-email": "admin@acme.example",
      "panel-origin": panelOrigin,
      "environment-file": undefined,
      "egress-ip": undefined,
      "org-makes-key": false,
      "replace-key": false,
      wait: undefined,
    },
    org,
  ).panelOrigin;

describe("--panel-origin", () => {
  it.each([
    ["acme.lightning.force.com", "is not a web address"],
    ["acme.lightning.force.com:443", "must begin with https://"],
    ["http://acme.lightning.force.com", "must begin with https://"],
    ["https://acme.lightning.force.com/lightning/page/home", "must end after the host"],
    ["https://acme.lightning.force.com?a=b", "must end after the host"],
    ["https://:p@acme.lightning.force.com", "must end after the host"],
    ["", "is not a web address"],
  ])("%s is refused before anything is deployed, as the connector would not start", (text, words) => {
    expect(() => panelOriginOf(text)).toThrow(
      expect.objectContaining({
        name: "StepError",
        message: `--panel-origin ${text} ${words}${words.endsWith("https://") ? " (http:// only on localhost)." : "."}`,
        nextStep: expect.stringContaining("e.g. https://acme.lightning.force.com"),
      }),
    );
  });

  it.each([
    ["https://acme.lightning.force.com", "https://acme.lightning.force.com"],
    ["https://ACME.lightning.force.com/", "https://acme.lightning.force.com"],
    ["http://localhost:4000", "http://localhost:4000"],
    [undefined, undefined],
  ])("%s is taken as the browser sends it: %s", (text, origin) => {
    expect(panelOriginOf(text)).toBe(origin);
  });
});
