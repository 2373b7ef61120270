/** A word of a command line, as it is typed into a shell. */
export function quote(text: string): string {
  return /^[\w@%+=:,./{}-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
