/** What is typed into fields, by the codes of the columns or lines that they stand for. */

export type Typed = Readonly<Record<string, string>>;

export function typedOf(cells: readonly { column: string; text: string }[]): Typed {
  const typed: Record<string, string> = {};
  for (const { column, text } of cells) typed[column] = text;
  return typed;
}
