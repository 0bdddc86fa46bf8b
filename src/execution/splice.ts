// One pass over a response for what only the application can write: decrypted secrets and sealed cursors. Placeholders
// carry a random nonce of the request, so that no stored text can pass for one.
export interface Splicing {
  readonly nonce: string;
  readonly secret: (slot: number, row: string, cipher: string) => string;
  readonly cursor: (page: number, place: string) => string;
}

export function splice(text: string, splicing: Splicing): string {
  const mark = `"${splicing.nonce}:`;
  let at = text.indexOf(mark);
  if (at < 0) return text;
  let done = 0;
  let out = "";
  while (at >= 0) {
    const start = at + mark.length;
    const end = text.indexOf('"', start);
    out += text.slice(done, at) + JSON.stringify(fill(text.slice(start, end), splicing));
    done = end + 1;
    at = text.indexOf(mark, done);
  }
  return out + text.slice(done);
}

/** `s<slot>:<row>:<cipher>` or `c<page>:<hex of the place>`. */
function fill(placeholder: string, splicing: Splicing): string {
  const [head = "", first = "", second = ""] = placeholder.split(":");
  const index = Number(head.slice(1));
  return head.startsWith("s")
    ? splicing.secret(index, first, second)
    : splicing.cursor(index, Buffer.from(first, "hex").toString("utf8"));
}
