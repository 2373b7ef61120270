import { StepError } from "../org/stepError.ts";
import { environmentParts, textOf } from "./environmentParts.ts";
import { parseEnvironment } from "./parseEnvironment.ts";

/**
 * Throws StepError, with the line, where Node reads an environment file otherwise than a person does: a space
 * for a value makes the next line the value, and a byte order mark becomes a part of the first name. Where
 * neither changes what is read, the text is taken.
 */
export function refuseMisread(text: string, file: string): void {
  if (text.startsWith("\uFEFF") && !isReadAs(text, text.slice(1))) {
    throw new StepError(
      `${file}, line 1: the connector would take the byte order mark there for a part of the name.`,
      `Save ${file} as UTF-8 without a byte order mark, and run this again.`,
    );
  }
  const parts = environmentParts(text);
  const misread = parts.find((part) => {
    if (part.name === undefined || part.value !== "" || !/[ \t]$/.test(part.before)) return false;
    const mended = { ...part, before: part.before.trimEnd() };
    return !isReadAs(text, parts.map((each) => textOf(each === part ? mended : each)).join("\n"));
  });
  if (misread === undefined) return;
  throw new StepError(
    `${file}, line ${misread.line}: the space behind ${misread.name}= has the connector take the next line for its value.`,
    "Remove the space at the end of that line, and run this again.",
  );
}

function isReadAs(text: string, other: string): boolean {
  const [read, meant] = [parseEnvironment(text), parseEnvironment(other)];
  return read.size === meant.size && [...read].every(([name, value]) => meant.get(name) === value);
}
