/**
 * The circles of a graph, each once, from its alphabetically first node: depth first, and whoever comes
 * back to a node of the path just walked has closed one.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>();
  const found = new Map<string, string[]>();
  function visit(node: string, walked: readonly string[]): void {
    const from = walked.indexOf(node);
    if (from >= 0) {
      const circle = startingFirst(walked.slice(from));
      found.set(circle.join('\n'), circle);
      return;
    }
    if (done.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...walked, node]);
    done.add(node);
  }
  for (const node of [...graph.keys()].toSorted()) visit(node, []);
  return [...found.values()];
}

function startingFirst(circle: readonly string[]): string[] {
  const first = circle.indexOf(circle.toSorted()[0] ?? '');
  return [...circle.slice(first), ...circle.slice(0, first)];
}
