import { afterEach, describe, expect, it, vi } from "vitest";
import { readOptions } from "./options.ts";
import { registrationOf } from "./registration.ts";
import { runPlan } from "./runSteps.ts";

const valid = { "target-org": "acme", "connector-url": "https://crosswalk.acme.example", yes: false };
const org = { step: { title: "", run: async () => {}, nextStep: "" }, read: vi.fn(), open: vi.fn() };

const argv = process.argv;
afterEach(() => void (process.argv = argv));

describe("what a command of the deploy family is told", () => {
  it.each([
    [[], "Missing: --target-org, --connector-url."],
    [["--target", "acme"], "Unknown option '--target'"],
  ])("is refused where an option is missing or unknown: %j", (args, message) => {
    process.argv = ["node", "deploy-sandbox.ts", ...args];

    expect(() => readOptions(["target-org", "connector-url"], [], ["target-org", "connector-url"])).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message) as string }),
    );
  });

  it.each([
    [{ "connector-url": "crosswalk.acme.example" }, "must be an https:// address"],
    [{ "connector-url": "https://connector.example.com" }, "is an example address, where nothing runs"],
    [{ "panel-origin": "https://acme.lightning.force.com/page" }, "must end after the host"],
    [{ "environment-file": " " }, "--environment-file is empty."],
    [{ "egress-ip": "203.0.113.7,crosswalk" }, "--egress-ip crosswalk is no IPv4 address."],
    [{ wait: "long" }, "--wait long is no number of minutes."],
  ])("is refused before anything is asked of the org: %j", (more, message) => {
    expect(() => registrationOf({ ...valid, ...more }, org)).toThrow(
      expect.objectContaining({ name: "StepError", message: expect.stringContaining(message) as string }),
    );
  });
});

it("a plan stops at the first failure, with its message and the next step", async () => {
  const said: string[] = [];
  const step = (title: string, message?: string) => ({
    title,
    run: async () => {
      if (message !== undefined) throw new Error(message);
    },
    nextStep: "Mend it.",
  });
  const steps = [step("One"), step("Two", "no"), step("Three")];

  await expect(
    runPlan({ purpose: "Does it.", steps, ending: "Done." }, (line) => said.push(line)),
  ).rejects.toMatchObject({ message: "Two failed: no", nextStep: "Mend it." });
  expect(said.at(-1)).toBe("2/3 Two");
  const lost = [step("One", "getaddrinfo ENOTFOUND acme.my.salesforce.com")];
  await expect(runPlan({ purpose: "", steps: lost, ending: "" }, () => {})).rejects.toMatchObject({
    nextStep: expect.stringContaining("HTTPS_PROXY") as string,
  });
});
