/** A line of a process that writes JSON. */
export type LogLine = Readonly<Record<string, unknown>>;

/** Every line of the output that is a JSON object with a message. */
export function logLines(output: string): readonly LogLine[] {
  return output.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    try {
      const read = JSON.parse(line) as LogLine;
      return 'message' in read ? [read] : [];
    } catch {
      return [];
    }
  });
}
