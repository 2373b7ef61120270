import { describe, expect, it } from "vitest";
import { toId18, toOrgId18 } from "./recordId.ts";

describe("record ids", () => {
  it("gain the three characters that say which letters are upper case", () => {
    expect(toId18("001A0000006Vm9r")).toBe("001A0000006Vm9rIAC");
    expect(toId18("00Di0000000bAAA")).toBe("00Di0000000bAAAEA2");
    expect(toId18("001A0000006Vm9rIAC")).toBe("001A0000006Vm9rIAC");
  });

  it("differ by the case of a letter", () => {
    expect(toId18("001a0000006vm9r")).not.toBe(toId18("001A0000006Vm9r"));
    expect(toId18("no id")).toBeNull();
  });

  it("begin with 00D for organizations", () => {
    expect(toOrgId18("001A0000006Vm9r")).toBeNull();
    expect(toOrgId18("00D/../evil")).toBeNull();
  });
});
