// One pass over a response for what only the application can write: decrypted secrets and sealed cursors. Placeholders
// carry a random nonce of the request, so that no stored text can pass for one.
export interface Splicing {
  readonly nonce: string;
  readonly secret: (slot: number, row: string, cipher: string) => string;
  readonly cursor: (page: number, place: string) => string;
}

/** The pieces of the response, in order. */
export function splice(bytes: Buffer, splicing: Splicing): Buffer[] {
  const mark = Buffer.from(`"${splicing.nonce}:`);
  const pieces: Buffer[] = [];
  let done = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, done)) {
    const start = at + mark.length;
    const end = bytes.indexOf(quote, start);
    const filled = fill(bytes.toString("latin1", start, end), splicing);
    pieces.push(bytes.subarray(done, at), Buffer.from(JSON.stringify(filled)));
    done = end + 1;
  }
  pieces.push(bytes.subarray(done));
  return pieces;
}

const quote = '"'.charCodeAt(0);

/** `s<slot>:<row>:<cipher>` or `c<page>:<hex of the place>`. */
function fill(placeholder: string, splicing: Splicing): string {
  const [head = "", first = "", second = ""] = placeholder.split(":");
  const index = Number(head.slice(1));
  return head.startsWith("s")
    ? splicing.secret(index, first, second)
    : splicing.cursor(index, Buffer.from(first, "hex").toString("utf8"));
}
