/**
 * A text with umlauts, and the same with these written out: Müller is Mueller, too. One without them is only
 * what it says: Michael is not Michal.
 */
export function umlautForms(text: string): string[] {
  const composed = text.normalize("NFC");
  const writtenOut = composed.replace(/[äöü]/giu, (letter) => `${letter.normalize("NFD").charAt(0)}e`);
  return writtenOut === composed ? [text] : [composed, writtenOut];
}
