import { createInterface } from "node:readline/promises";
import type { ReadStream } from "node:tty";
import { NoAnswer } from "./org/noAnswer.ts";

/** The terminal, or what stands in for it in a test. */
interface Terminal {
  input: NodeJS.ReadableStream & Partial<Pick<ReadStream, "isTTY" | "setRawMode">>;
  output: NodeJS.WritableStream;
}

/**
 * What the person at the terminal types behind the question. Throws NoAnswer, with the next step, where the
 * line is empty or the input ends: with Ctrl-D, or without a terminal. Ctrl-C is a signal to the process,
 * too.
 */
export async function askPerson(question: string, terminal: Terminal, nextStep: string): Promise<string> {
  const lines = createInterface(terminal);
  // Readline takes the key for itself, and would only fail the question: what asked would go on. To close it
  // here would do the same.
  lines.on("SIGINT", () => {
    terminal.input.setRawMode?.(false);
    process.kill(process.pid, "SIGINT");
  });
  const where = terminal.input.isTTY ? "" : "Standard input is no terminal here. ";
  const noAnswer = new NoAnswer("The input ended before an answer came.", where + nextStep);
  // The end of an input without a terminal settles no question, nor does a last line without its break.
  const ended = new Promise<string>((resolve, reject) => {
    lines.once("line", resolve);
    lines.once("close", () => reject(noAnswer));
  });
  try {
    const answer = (await Promise.race([answerTo(question), ended])).trim();
    if (answer === "") throw new NoAnswer("The answer is empty.", nextStep);
    return answer;
  } finally {
    lines.close();
  }

  async function answerTo(text: string): Promise<string> {
    try {
      return await lines.question(text);
    } catch (error) {
      throw (error as Error).name === "AbortError" ? noAnswer : error;
    }
  }
}
