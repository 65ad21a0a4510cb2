// What does somebody see who waits? One line that changes, on standard error, and only where there is a terminal.

/** A line that tells how far something is. */
export interface Progress {
  tell(text: string): void;
  /** Takes the line away. */
  end(): void;
}

/** Makes it. Says nothing where standard error is no terminal. */
export function createProgress(to: Pick<NodeJS.WriteStream, "isTTY" | "write" | "columns"> = process.stderr): Progress {
  if (to.isTTY !== true) return { tell: () => {}, end: () => {} };
  return {
    tell: (text) => void to.write(`\r\u001B[K${text.slice(0, (to.columns ?? 80) - 1)}`),
    end: () => void to.write("\r\u001B[K"),
  };
}
