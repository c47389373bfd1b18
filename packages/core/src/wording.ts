/** What somebody wrote, in backticks: none of its own can end it early. */
export const quoted = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

/** Author text in a message: in backticks, on one line and never longer than one can take in. */
export function tick(text: string): string {
  const plain = Array.from(text.slice(0, 200).replace(/\s+/g, ' '));
  return quoted(plain.length > 40 ? `${plain.slice(0, 39).join('')}…` : plain.join(''));
}
