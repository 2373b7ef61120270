import { describe, expect, it } from "vitest";
import { withSecretsOverRest } from "./secretsOverRest.ts";

describe("Setup's switch for reading secrets", () => {
  const turned: string[] = [];
  const deploy = async (args: string[]) => {
    turned.push(
      args
        .find((each) => each.startsWith("config/"))
        ?.split("/")
        .at(-1) ?? "",
    );
    return [];
  };

  it("is off again where reading fails", async () => {
    const read = () => Promise.reject(new Error("no"));

    await expect(withSecretsOverRest("acme", read, deploy)).rejects.toThrow("no");
    expect(turned).toEqual(["on", "off"]);
  });

  it("is named where the org does not let it be turned off", async () => {
    const refusing = async (args: string[]) =>
      args.join().includes("/off")
        ? [{ componentType: "Settings", fullName: "ExternalClientApp", problem: "refused" }]
        : [];

    await expect(withSecretsOverRest("acme", async () => 1, refusing)).rejects.toMatchObject({
      message: expect.stringMatching(/cannot turn off Setup, .*via REST API: .*refused$/) as string,
      nextStep: expect.stringContaining("Turn it off there yourself") as string,
    });
  });
});
