import { createInterface } from "node:readline/promises";
import type { ReadStream } from "node:tty";

/** The terminal, or what stands in for it in a test. */
interface Terminal {
  input: NodeJS.ReadableStream & Partial<Pick<ReadStream, "setRawMode">>;
  output: NodeJS.WritableStream;
}

/** What the person at the terminal types behind the question. Ctrl-C is a signal to the process, too. */
export async function askPerson(question: string, terminal: Terminal): Promise<string> {
  const lines = createInterface(terminal);
  // Readline takes the key for itself, and would only fail the question: what asked would go on. To close it
  // here would do the same.
  lines.on("SIGINT", () => {
    terminal.input.setRawMode?.(false);
    process.kill(process.pid, "SIGINT");
  });
  try {
    return (await lines.question(question)).trim();
  } finally {
    lines.close();
  }
}
