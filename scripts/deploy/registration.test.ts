import { describe, expect, it } from "vitest";
import type { TargetOrgHolder } from "./checkTargetOrg.ts";
import { registrationOf } from "./registration.ts";

const org = { read: () => ({ id: "", instanceUrl: "" }) } as unknown as TargetOrgHolder;

const registrationWith = (more: { "panel-origin"?: string | undefined; "environment-file"?: string }) =>
  registrationOf(
    {
      "target-org": "acme",
      "connector-url": "https://crosswalk.acme.example",
      "contact-email": "admin@acme.example",
      "panel-origin": undefined,
      "environment-file": undefined,
      "egress-ip": undefined,
      "own-key": false,
      yes: false,
      wait: undefined,
      ...more,
    },
    org,
  );

const panelOriginOf = (panelOrigin: string | undefined) =>
  registrationWith({ "panel-origin": panelOrigin }).panelOrigin;

describe("--environment-file", () => {
  it.each(["", "  "])("%j is refused before anything is asked of the org", (text) => {
    expect(() => registrationWith({ "environment-file": text })).toThrow(
      expect.objectContaining({
        name: "StepError",
        message: "--environment-file is empty.",
        nextStep: expect.stringContaining("Give --environment-file a file"),
      }),
    );
  });
});

const notHttps = "must be an https:// address (http:// only on localhost)";

describe("--panel-origin", () => {
  it.each([
    ["acme.lightning.force.com", notHttps],
    ["acme.lightning.force.com:443", notHttps],
    ["http://acme.lightning.force.com", notHttps],
    [
      "https://acme.lightning.force.com/lightning/page/home",
      "must end after the host: no path, query, fragment or user",
    ],
    ["https://acme.lightning.force.com?a=b", "must end after the host: no path, query, fragment or user"],
    ["https://:p@acme.lightning.force.com", "must end after the host: no path, query, fragment or user"],
    ["", notHttps],
    ["https://acme.lightning.force.com,evil.example", "must be one host's, without comma, space or *"],
    ["https://*.lightning.force.com", "must be one host's, without comma, space or *"],
    ["https://acme.lightning\n.force.com", "must be one host's, without comma, space or *"],
    ["https://acme.light ning.force.com", "must be one host's, without comma, space or *"],
    ["https://acme.lightning.force.com#a", "must end after the host: no path, query, fragment or user"],
  ])("%j is refused before anything is deployed, as the connector would not start", (text, words) => {
    expect(() => panelOriginOf(text)).toThrow(
      expect.objectContaining({
        name: "StepError",
        message: `--panel-origin ${text} ${words}.`,
        nextStep: expect.stringContaining("e.g. https://acme.lightning.force.com"),
      }),
    );
  });

  it.each([
    ["https://acme.lightning.force.com", "https://acme.lightning.force.com"],
    ["https://ACME.lightning.force.com/", "https://acme.lightning.force.com"],
    [" https://acme.lightning.force.com", "https://acme.lightning.force.com"],
    ["HTTPS://acme.lightning.force.com", "https://acme.lightning.force.com"],
    ["https://acme.lightning.force.com:443", "https://acme.lightning.force.com"],
    ["https://acme.lightning.force.com:8443", "https://acme.lightning.force.com:8443"],
    ["http://localhost:4000", "http://localhost:4000"],
    [undefined, undefined],
  ])("%s is taken as the browser sends it: %s", (text, origin) => {
    expect(panelOriginOf(text)).toBe(origin);
  });
});
