import { describe, expect, it } from "vitest";
import { readListeningSockets, readLsof, readNetstat } from "./findPortHolder.ts";

describe("the holder of a port", () => {
  it("is found on Linux by the socket that listens, not by one that is connected", () => {
    const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0FA2 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 48123 1 0000 100 0 0 10 0
   1: 0100007F:0FA2 0100007F:D2F0 01 00000000:00000000 00:00000000 00000000  1000        0 48999 1 0000 20 4 30 10 -1
   2: 0100007F:0FA3 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 48124 1 0000 100 0 0 10 0`;

    expect(readListeningSockets(table, 4002)).toEqual(["48123"]);
    expect(readListeningSockets(table, 4000)).toEqual([]);
  });

  it("is found on macOS in what lsof says", () => {
    expect(readLsof("p4711\ncnode\nf23\n")).toEqual({ pid: 4711, command: "node" });
    expect(readLsof("")).toBeUndefined();
  });

  it("is found on Windows in any of its languages", () => {
    const output = `
  Aktive Verbindungen

  Proto  Lokale Adresse         Remoteadresse          Status           PID
  TCP    0.0.0.0:135            0.0.0.0:0              ABHÖREN         1044
  TCP    127.0.0.1:4002         127.0.0.1:50211        HERGESTELLT      812
  TCP    [::1]:4002             [::]:0                 ABHÖREN         9120
`;
    expect(readNetstat(output, 4002)).toBe(9120);
    expect(readNetstat(output, 400)).toBeUndefined();
  });
});
