// One pass over a response for what only the application can write (decrypted secrets and sealed cursors), and for what it alone
// is to read (marks of whom an answer shows). Placeholders carry a random nonce of the request, so that no stored text can pass for one.
export interface Splicing {
  readonly nonce: string;
  readonly secret: (slot: number, row: string, cipher: string) => string;
  readonly cursor: (page: number, place: string) => string;
  /** Met where a cursor was used under another parent than its own; throws. */
  readonly stray: () => never;
  /** Met before each list of that page which leaves rows out though all were wanted. */
  readonly cut: (page: number) => void;
  /** Met before each row, or cell, of which something personal shows. */
  readonly mark: (mark: string) => void;
}

/** The response with every placeholder filled. Worked on byte for byte as Latin-1: nothing of it is decoded twice. */
export function splice(bytes: Buffer, splicing: Splicing): Buffer {
  const mark = `"${splicing.nonce}:`;
  // Most answers have none: then they go out as they came.
  if (!bytes.includes(mark, 0, "latin1")) return bytes;
  const [head = "", ...rest] = bytes.toString("latin1").split(mark);
  let text = head;
  for (const part of rest) {
    const end = part.indexOf('"');
    const placeholder = part.slice(0, end);
    if (placeholder.startsWith("m")) splicing.mark(placeholder);
    else if (placeholder.startsWith("t")) splicing.cut(Number(placeholder.slice(1)));
    else text += bytesOf(JSON.stringify(fill(placeholder, splicing)));
    text += part.slice(end + 1);
  }
  return Buffer.from(text, "latin1");
}

/** UTF-8's bytes as the characters of Latin-1. */
const bytesOf = (text: string): string => (ascii.test(text) ? text : Buffer.from(text).toString("latin1"));

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ascii = /^[\x00-\x7f]*$/;

/** `s<slot>:<row>:<cipher>`, `c<page>:<hex of the place>`, or `p` for a cursor of another parent. */
function fill(placeholder: string, splicing: Splicing): string {
  if (placeholder === "p") return splicing.stray();
  const first = placeholder.indexOf(":");
  const index = Number(placeholder.slice(1, first));
  if (placeholder.startsWith("c")) {
    return splicing.cursor(index, Buffer.from(placeholder.slice(first + 1), "hex").toString("utf8"));
  }
  const second = placeholder.indexOf(":", first + 1);
  return splicing.secret(index, placeholder.slice(first + 1, second), placeholder.slice(second + 1));
}
