// Holds a great many texts in one stretch of bytes: a workbook's shared texts cost their length and four bytes each.

export const textStore = () => {
  let bytes = Buffer.alloc(64 * 1024);
  let ends = new Uint32Array(4096);
  let count = 0;

  const add = (text: string): void => {
    const from = count === 0 ? 0 : (ends[count - 1] as number);
    const to = from + Buffer.byteLength(text);
    if (to > bytes.length) bytes = Buffer.concat([bytes], Math.max(to, bytes.length * 2));
    if (count === ends.length) {
      const larger = new Uint32Array(ends.length * 2);
      larger.set(ends);
      ends = larger;
    }
    bytes.write(text, from);
    ends[count] = to;
    count++;
  };

  const at = (index: number): string | undefined => {
    if (!(Number.isInteger(index) && index >= 0 && index < count)) return undefined;
    return bytes.toString("utf8", index === 0 ? 0 : ends[index - 1], ends[index]);
  };

  return { add, at };
};

export type TextStore = ReturnType<typeof textStore>;
