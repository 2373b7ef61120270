import { once } from "node:events";
import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { askPerson } from "./askPerson.ts";

/** Streams that readline takes for a terminal. */
const openTerminal = () => {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode(isRaw: boolean) {
      modes.push(isRaw);
      return this as never;
    },
  });
  return { input, output: Object.assign(new PassThrough(), { isTTY: true }), modes };
};

const others = process.listeners("SIGINT");
afterEach(() => {
  process.removeAllListeners("SIGINT");
  for (const each of others) process.on("SIGINT", each);
});

describe("a question at the terminal", () => {
  it("gives the line that is typed, without space around it", async () => {
    const { input, output } = openTerminal();
    const answer = askPerson("Address: ", { input, output }, "");
    input.write(" https://c.example/ \r");

    expect(await answer).toBe("https://c.example/");
  });

  it.each([
    ["Ctrl-D at a terminal", true, "\x04", "Answer it."],
    [
      "an input without a terminal that ends",
      false,
      undefined,
      "Standard input is no terminal here. Answer it.",
    ],
  ])("takes %s for no answer, and says what to do", async (_, isTTY, typed, nextStep) => {
    const { input, output } = Object.assign(openTerminal(), isTTY ? {} : { input: new PassThrough() });
    const answer = askPerson("Address: ", { input, output }, "Answer it.");
    if (typed === undefined) input.end();
    else input.write(typed);

    await expect(answer).rejects.toMatchObject({
      name: "NoAnswer",
      message: "The input ended before an answer came.",
      nextStep,
    });
  });

  it("takes an empty line for no answer, as what follows would go on without one", async () => {
    const { input, output } = openTerminal();
    const answer = askPerson("Address: ", { input, output }, "Answer it.");
    input.write(" \r");

    await expect(answer).rejects.toMatchObject({
      name: "NoAnswer",
      message: "The answer is empty.",
      nextStep: "Answer it.",
    });
  });

  it("takes the last line of an input that ends with it", async () => {
    const input = new PassThrough();
    const answer = askPerson("Address: ", { input, output: new PassThrough() }, "");
    input.end("https://c.example/");

    expect(await answer).toBe("https://c.example/");
  });

  it("passes Ctrl-C on to the process, and gives no answer", async () => {
    process.removeAllListeners("SIGINT");
    const heard = once(process, "SIGINT", { signal: AbortSignal.timeout(5_000) });
    const { input, output, modes } = openTerminal();
    const answer = askPerson("Address: ", { input, output }, "").then(
      () => "an answer",
      () => "an error",
    );
    input.write("\x03");

    expect(await Promise.race([answer, heard.then(() => "a signal")])).toBe("a signal");
    // What ends by a signal does not put the terminal back itself.
    expect(modes.at(-1)).toBe(false);
  });
});
