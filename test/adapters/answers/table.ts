/** What happens to a request, where the answer was to be shown, and what the person sees of it. */
export type Cell = { error: string; surface: string; seen: string };

/** "error | surface | what the person sees", with the errors together that look the same to the person. */
export function asTable(title: string, cells: Cell[]): string {
  const groups = Map.groupBy(
    cells,
    ({ error, surface, seen }) => `${surface} | ${seen.replaceAll(`(${error}`, "(that name")}`,
  );
  const lines = [...groups].map(([rest, same]) => `${same.map(({ error }) => error).join(", ")} | ${rest}`);
  return [`${title}: error | surface | what the person sees`, ...lines, ""].join("\n");
}

/** The cells in which a person sees nothing, or nothing that says why. */
export const emptyCells = (cells: Cell[]): Cell[] => cells.filter(({ seen }) => !seen.trim());
