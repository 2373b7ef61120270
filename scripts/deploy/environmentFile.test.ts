import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import {
  readEnvironmentFile,
  refuseOtherOrgs,
  tryEnvironmentFile,
  writeEnvironmentFile,
} from "./environmentFile.ts";

const folder = mkdtempSync(path.join(tmpdir(), "crosswalk-environment-"));
const file = path.join(folder, "connector.env");
beforeEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (values: Record<string, string>) => writeEnvironmentFile(file, new Map(Object.entries(values)));

describe("the connector's environment file", () => {
  it("keeps comments and other values, and is readable by its owner only", async () => {
    writeFileSync(
      file,
      [
        "# Where it runs",
        "PORT=4002",
        'PUBLIC_URL="http://old" # until May',
        "export SALESFORCE_CLIENT_ID='key'\r",
        "#SALESFORCE_ORG_ID=",
      ].join("\n"),
    );

    await write({
      PUBLIC_URL: "https://new",
      SALESFORCE_CLIENT_ID: "new",
      SALESFORCE_ORG_ID: "00D",
      X: "k1:a=",
    });

    expect(readFileSync(file, "utf8")).toBe(
      "# Where it runs\nPORT=4002\nPUBLIC_URL=https://new # until May\nexport SALESFORCE_CLIENT_ID=new\r\n" +
        "SALESFORCE_ORG_ID=00D\nX=k1:a=\n",
    );
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await readEnvironmentFile(file)).get("SALESFORCE_CLIENT_ID")).toBe("new");
  });

  it("is put in the place of the one before, where a link leads", async () => {
    const place = path.join(folder, "place.env");
    writeFileSync(place, "PORT=1\n", { mode: 0o644 });
    symlinkSync(place, file);
    const before = statSync(place).ino;

    await write({ PORT: "2" });

    expect(readFileSync(place, "utf8")).toBe("PORT=2\n");
    expect(statSync(place)).toMatchObject({ mode: 0o100600 });
    expect(statSync(place).ino).not.toBe(before);
    expect(readdirSync(folder).sort()).toEqual(["connector.env", "place.env"]);
  });

  it.each([
    ["a space for a value", "LOG_LEVEL= \nPUBLIC_URL=https://x.example\n", "LOG_LEVEL"],
    ["a quote that nothing closes before the next name", 'A="x\nPUBLIC_URL=y\nB="\n', "PUBLIC_URL"],
  ])("is refused before anything is asked of the org, and stays, where it has %s", async (_, text, name) => {
    writeFileSync(file, text);

    await expect(tryEnvironmentFile(file)).rejects.toMatchObject({
      name: "StepError",
      message: expect.stringContaining(name) as string,
    });
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("is refused in another encoding, in which it would be destroyed", async () => {
    writeFileSync(file, Buffer.from("PORT=1 # für München", "latin1"));

    await expect(write({ PORT: "2" })).rejects.toThrow("is not in UTF-8");
  });

  it("leaves nothing behind where it is only tried", async () => {
    rmSync(path.join(folder, "place.env"), { force: true });
    await tryEnvironmentFile(file);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["another org's", "https://other.my.salesforce.com", "belongs to the org 00D000000000002EAA"],
    ["a refreshed sandbox's, whose id is new", "https://acme.my.salesforce.com", undefined],
  ])("is told apart where it is %s", async (_, SALESFORCE_LOGIN_URL, words) => {
    await write({ SALESFORCE_ORG_ID: "00D000000000002EAA", SALESFORCE_LOGIN_URL });
    const org = { id: "00D000000000001EAA", instanceUrl: "https://acme.my.salesforce.com" };

    const refused = await refuseOtherOrgs(file, org).catch((error: Error) => error.message);

    expect(refused).toEqual(words && (expect.stringContaining(words) as string));
  });
});
