/** Author text in a message: in backticks, on one line and never longer than one can take in. */
export function tick(text: string): string {
  const plain = Array.from(text.slice(0, 200).replace(/\s+/g, ' '));
  return `\`${plain.length > 40 ? `${plain.slice(0, 39).join('')}…` : plain.join('')}\``;
}
