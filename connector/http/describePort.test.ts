import { expect, it } from "vitest";
import { describePort } from "./createHttpServer.ts";

const place = { host: "127.0.0.1", port: 4002 };
const failed = (code: string) => Object.assign(new Error(`listen ${code}`), { code });

it.each([
  ["EADDRINUSE", "PORT 4002 at 127.0.0.1 is used by another program. End that one, or set another PORT."],
  ["EACCES", "PORT 4002 at 127.0.0.1 is not for the connector's user. Set one above 1023."],
  [
    "EADDRNOTAVAIL",
    "HOST 127.0.0.1 is no address of this machine. Set 127.0.0.1, or 0.0.0.0 for all it has.",
  ],
  ["ENOTFOUND", "HOST 127.0.0.1 is no address of this machine. Set 127.0.0.1, or 0.0.0.0 for all it has."],
])("a port that can't be opened is told with its setting and the remedy: %s", (code, expected) => {
  const error = failed(code);
  expect(describePort(error, place)).toMatchObject({ message: expected, cause: error });
});

it("an error of another kind is told as it is", () => {
  const error = failed("EMFILE");
  expect(describePort(error, place)).toBe(error);
});
