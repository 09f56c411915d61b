// Standard input and output: never more in memory than is under way, and a reader that stops listening is no error.
import { once } from "node:events";

/** Resolves when the text may be followed by more. */
export const print = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
};

export const printError = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** `jiangli … | head` closes the pipe early: then there is no one left to tell. */
export const endQuietlyWhenClosed = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
      throw error;
    });
};

/** All of standard input, or no more than one byte above the limit. */
export const readStandardInput = async (sizeMaxBytes: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > sizeMaxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, sizeMaxBytes + 1);
};
