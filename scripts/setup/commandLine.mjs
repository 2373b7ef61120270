// How a command is started: on POSIX by its name and arguments, on Windows, whose npm and tools are batch
// files, as one line for cmd.exe. Paths there hold spaces, as in C:\Users\Jane Doe.

/**
 * @param {string} command @param {string[]} args
 * @param {string} nodeBinary What `node` means.
 * @param {NodeJS.Platform} platform
 * @returns {{ file: string, args: string[], shell: boolean }} What spawn takes.
 */
export function commandLine(command, args, nodeBinary, platform) {
  if (command === "node") return { file: nodeBinary, args, shell: false };
  if (platform !== "win32") return { file: command, args, shell: false };
  return { file: [command, ...args].map(quoted).join(" "), args: [], shell: true };
}

/**
 * An argument as cmd.exe and the program behind it read it. @param {string} argument
 */
function quoted(argument) {
  if (/^[\w@:,./\\=+-]+$/.test(argument)) return argument;
  // Backslashes escape a quote, and so themselves in front of one.
  return `"${argument.replace(/(\\*)("|$)/g, (_match, slashes, quote) => slashes + slashes + (quote && '\\"'))}"`;
}
