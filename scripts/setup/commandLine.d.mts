/** What spawn takes to run a command on a platform. `nodeBinary`: what `node` means. */
export function commandLine(
  command: string,
  args: string[],
  nodeBinary: string,
  platform: NodeJS.Platform,
): { file: string; args: string[]; shell: boolean };
