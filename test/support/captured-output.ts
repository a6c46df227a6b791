type Write = typeof process.stdout.write;

/** What was written since, and how to end it. */
export interface Captured {
  text(): string;
  stop(): void;
}

/** Everything this process writes from now on: log lines of both apps among it. */
export function captureOutput(): Captured {
  const chunks: Buffer[] = [];
  const streams = [process.stdout, process.stderr] as const;
  const originals = streams.map((stream): Write => stream.write.bind(stream));
  streams.forEach((stream, i) => {
    const original = originals[i]!;
    stream.write = ((...args: Parameters<Write>) => {
      const [chunk] = args;
      chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk));
      return original(...args);
    }) as Write;
  });
  return {
    text: () => Buffer.concat(chunks).toString('utf8'),
    stop: () => {
      streams.forEach((stream, i) => {
        stream.write = originals[i]!;
      });
    },
  };
}
